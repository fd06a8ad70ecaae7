import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import { Facets } from './facets.tsx'
import { HitList } from './hit-list.tsx'
import styles from './search.module.css'
import { SearchField } from './search-field.tsx'
import type { SearchSearch } from './search-search.ts'
import { bySession, useHits, useQuestion } from './use-hits.ts'

const orders = [
  { value: 'newest', label: 'Newest' },
  { value: 'best', label: 'Best match' },
] as const

const examples: readonly (readonly [string, string])[] = [
  ['flaky "sync test"', 'both, the second as a phrase'],
  ['migrat* -sqlite', 'words that begin so, without another'],
  ['tool:Bash error:true', 'commands that failed'],
  ['file:worker.ts after:2026-01-01', 'what touched a file since a day'],
  ['role:user model:opus', 'other fields: project, tag, before'],
]

const Hints = () => {
  const navigate = useNavigate({ from: '/search' })
  return (
    <EmptyNotice title="Every word anybody or any tool ever wrote.">
      <dl className={styles.examples}>
        {examples.map(([q, meaning]) => (
          <div key={q}>
            <dt>
              <button
                type="button"
                onClick={() => navigate({ search: (before) => ({ ...before, q }) })}
              >
                <code>{q}</code>
              </button>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </EmptyNotice>
  )
}

const Nothing = ({ q }: { readonly q: string }) => {
  const { isFiltered, clear } = useFilter()
  return (
    <EmptyNotice title={`Nothing holds “${q}”.`}>
      <p>All words have to be in one record. Fewer words, or the beginning of one, find more.</p>
      {isFiltered && <Button onClick={clear}>Clear period, project and model</Button>}
    </EmptyNotice>
  )
}

/** "1,204 hits in 31 sessions", once they are counted. */
const Total = ({ search }: { readonly search: SearchSearch }) => {
  const { data } = useOperation('search.counts', useQuestion(search), { isKept: true })
  if (!data || data.total === 0) return null
  const hits = `${plural(data.total, 'hit')}`
  return <>{data.isWhole ? hits : `more than ${exactCount(data.total)} hits`}</>
}

/** Every hit, not only those that were shown so far, in the order that is chosen. */
const SaveHits = ({ search }: { readonly search: SearchSearch }) => {
  const input = { ...useQuestion(search), ...(search.order ? { order: search.order } : {}) }
  return <ExportMenu {...asTable('search-hits', 'Hits', input)} />
}

/** How far the full text is behind, while it is. */
const Readiness = ({ readiness }: Pick<Output<'search.find'>, 'readiness'>) => {
  const { done, total } = readiness
  if (done >= total) return null
  const share = Math.floor((done / total) * 100)
  return (
    <p className={styles.note} role="status">
      The full text is still being made: {share} % can be searched, newest sessions first.
    </p>
  )
}

const Results = ({ search, q }: { readonly search: SearchSearch; readonly q: string }) => {
  const hits = useHits(search)
  const list = useRef<HTMLDivElement>(null)
  const skeleton: ReactNode = (
    <div className={styles.waiting}>
      <SkeletonRows count={9} height={44} gap={12} />
    </div>
  )
  return (
    <CardBoundary>
      <QueryView query={hits} what="what was found" skeleton={skeleton}>
        {({ pages }) => {
          const groups = bySession(pages.flatMap((page) => page.hits))
          const last = pages.at(-1)
          return (
            <>
              {last && <Readiness readiness={last.readiness} />}
              {pages[0]?.notes.map((note) => (
                <p key={note} className={styles.note}>
                  {note}
                </p>
              ))}
              {groups.length === 0 && !hits.hasNextPage && <Nothing q={q} />}
              <HitList
                groups={groups}
                list={list}
                hasMore={hits.hasNextPage}
                isLoading={hits.isFetchingNextPage}
                onMore={() => void hits.fetchNextPage()}
              />
            </>
          )
        }}
      </QueryView>
    </CardBoundary>
  )
}

/** Finds any word in any transcript. */
export const SearchView = () => {
  const search = useSearch({ from: '/search' })
  const navigate = useNavigate({ from: '/search' })
  const box = useRef<HTMLElement>(null)
  const q = search.q?.trim() ?? ''
  return (
    <div className={styles.view}>
      <SearchField onDown={() => box.current?.querySelector<HTMLElement>('[data-hit]')?.focus()} />
      {q !== '' && (
        <div className={styles.tools}>
          <span className={styles.count} aria-live="polite">
            <Total search={search} />
          </span>
          <SaveHits search={search} />
          <Segmented
            label="What comes first"
            options={orders}
            value={search.order ?? 'newest'}
            onChange={(order) =>
              void navigate({
                search: (before) => ({ ...before, order: order === 'newest' ? undefined : order }),
                replace: true,
              })
            }
          />
        </div>
      )}
      <div className={styles.body} data-empty={q === '' || undefined}>
        {q !== '' && (
          <aside className={styles.facets} aria-label="What the hits have in common">
            <Facets search={search} />
          </aside>
        )}
        <ScrollBox ref={box} className={styles.results} label="Results">
          {q === '' ? <Hints /> : <Results search={search} q={q} />}
        </ScrollBox>
      </div>
    </div>
  )
}
