import { useNavigate, useSearch } from '@tanstack/react-router'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { useTypedText } from '#renderer/lib/use-typed-text.ts'
import { Button } from '#renderer/ui/button.tsx'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { Output } from '#schema/operations.ts'
import { PairStatus } from '#schema/qa.ts'
import { PairRow, statusWords } from './pair-row.tsx'
import styles from './qa.module.css'
import type { QaSearch } from './qa-search.ts'
import { usePairs, useQuestion } from './use-pairs.ts'

const useChange = () => {
  const navigate = useNavigate({ from: '/qa' })
  return (change: QaSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
}

/** Words in question or answer. */
const WordsField = ({ q = '' }: Pick<QaSearch, 'q'>) => {
  const change = useChange()
  const [text, setText] = useTypedText(q, (typed) => change({ q: typed || undefined }))
  return (
    <TextField
      label="Words in questions and answers"
      placeholder="Words in questions and answers"
      maxLength={2_000}
      text={text}
      onText={setText}
    />
  )
}

interface ChoicesProps {
  readonly search: QaSearch
  readonly statuses: Output<'qa.list'>['statuses'] | undefined
}

/** What became of a question: each may be chosen, with how many there are of it. */
const Choices = ({ search, statuses }: ChoicesProps) => {
  const change = useChange()
  const chosen = search.status ?? []
  const toggle = (status: PairStatus) => {
    const next = chosen.includes(status)
      ? chosen.filter((one) => one !== status)
      : [...chosen, status]
    change({ status: next.length > 0 ? next : undefined })
  }
  return (
    <div className={styles.choices}>
      {PairStatus.options.map((status) => {
        const { label, why, Icon } = statusWords[status]
        return (
          <button
            key={status}
            type="button"
            className={styles.choice}
            aria-pressed={chosen.includes(status)}
            title={why}
            onClick={() => toggle(status)}
          >
            <Icon size={13} aria-hidden />
            {label}
            <span className={styles.count}>{statuses ? exactCount(statuses[status]) : ''}</span>
          </button>
        )
      })}
      <button
        type="button"
        className={styles.choice}
        aria-pressed={search.code === true}
        onClick={() => change({ code: search.code ? undefined : true })}
      >
        With code
      </button>
    </div>
  )
}

const Nothing = ({ search }: { readonly search: QaSearch }) => {
  const { isFiltered, clear } = useFilter()
  const isChosen = Boolean(search.q || search.status || search.code)
  if (!isFiltered && !isChosen)
    return (
      <EmptyNotice title="No questions yet.">
        What is asked of an agent, and what it answered, is listed here as soon as sessions are
        read.
      </EmptyNotice>
    )
  return (
    <EmptyNotice title="No question passes.">
      <p>Words are looked for in questions and answers; all of them have to be in one pair.</p>
      {isFiltered && <Button onClick={clear}>Clear all filters</Button>}
    </EmptyNotice>
  )
}

const Readiness = ({ readiness: { done, total } }: Pick<Output<'qa.list'>, 'readiness'>) =>
  done >= total ? null : (
    <p className={styles.note} role="status">
      Questions are still being gathered: {Math.floor((done / total) * 100)} % is there, newest
      sessions first.
    </p>
  )

/** Everything that was asked, with what was answered. */
export const QaView = () => {
  const search = useSearch({ from: '/qa' })
  const pairs = usePairs(search)
  const first = pairs.data?.pages[0]
  const question = useQuestion(search)
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <WordsField q={search.q} />
        <Choices search={search} statuses={first?.statuses} />
        <span className={styles.total} aria-live="polite">
          {first && plural(first.total, 'question')}
        </span>
        {first && first.total > 0 && (
          <ExportMenu {...asTable('questions', 'Questions', question)} />
        )}
      </div>
      <ScrollBox className={styles.results} label="Questions and answers">
        <CardBoundary>
          <QueryView
            query={pairs}
            what="the questions"
            skeleton={<SkeletonRows count={6} height={96} gap={16} />}
          >
            {({ pages }) => {
              const all = pages.flatMap((page) => page.pairs)
              const last = pages.at(-1)
              return (
                <>
                  {last && <Readiness readiness={last.readiness} />}
                  {all.length === 0 && <Nothing search={search} />}
                  {all.map((pair) => (
                    <PairRow key={pair.id} pair={pair} />
                  ))}
                  {pairs.hasNextPage && (
                    <div className={styles.more}>
                      <Button
                        disabled={pairs.isFetchingNextPage}
                        onClick={() => void pairs.fetchNextPage()}
                      >
                        {pairs.isFetchingNextPage ? 'Reading…' : 'Show older questions'}
                      </Button>
                    </div>
                  )}
                </>
              )
            }}
          </QueryView>
        </CardBoundary>
      </ScrollBox>
    </div>
  )
}
