import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { plural } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { visibleText } from '#schema/visible-text.ts'
import { HitRow } from './hit-row.tsx'
import styles from './search.module.css'
import type { HitGroup } from './use-hits.ts'

/** Hits of a session that are shown before more are asked for. */
const fewHits = 3

const Group = ({ group }: { readonly group: HitGroup }) => {
  const [isOpen, setOpen] = useState(false)
  const [first] = group.hits
  if (!first) return null
  const shown = isOpen ? group.hits : group.hits.slice(0, fewHits)
  const more = group.hits.length - shown.length
  const title = first.sessionTitle ?? `untitled ${first.sessionId.slice(0, 8)}`
  return (
    <section className={styles.group} aria-label={visibleText(title)}>
      <header className={styles.groupHead}>
        <Swatch color={first.provider.color} />
        <Link
          to="/sessions/$id"
          params={{ id: first.sessionId }}
          search={keepFilter}
          className={styles.title}
          title={visibleText(title)}
        >
          {visibleText(title)}
        </Link>
        <span className={styles.project} title={visibleText(first.projectKey)}>
          {visibleText(first.projectName)}
        </span>
      </header>
      <ol>
        {shown.map((hit) => (
          <HitRow key={hit.id} hit={hit} />
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {plural(more, 'more hit')} in this session
        </button>
      )}
    </section>
  )
}

/** Up and down move from hit to hit; up from the first goes back to the field. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')]
  const at = hits.indexOf(document.activeElement as HTMLElement)
  const next = hits[at + step]
  if (at === -1) return
  event.preventDefault()
  if (next) next.focus()
  else if (step === -1) document.getElementById('search-field')?.focus()
}

interface HitListProps {
  readonly groups: readonly HitGroup[]
  readonly list: RefObject<HTMLDivElement | null>
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
}

/** What was found, by session. */
export const HitList = ({ groups, list, hasMore, isLoading, onMore }: HitListProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between the links inside.
  <div ref={list} onKeyDown={moveFocus}>
    {groups.map((group) => (
      <Group key={group.sessionId} group={group} />
    ))}
    {hasMore && (
      <div className={styles.foot}>
        <Button onClick={onMore} disabled={isLoading}>
          {isLoading ? 'Looking further…' : 'Show more'}
        </Button>
      </div>
    )}
  </div>
)
