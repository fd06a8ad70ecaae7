import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import type { Output } from '#schema/operations.ts'
import { cx } from '#renderer/lib/class-names.ts'
import { gridKeys } from '#renderer/lib/grid-keys.ts'
import { ColumnsMenu } from '#renderer/ui/columns-menu.tsx'
import grid from '#renderer/ui/data-grid.module.css'
import { useGridColumns } from '#renderer/ui/use-grid-columns.ts'
import { useChosen } from './chosen-sessions.ts'
import { columns } from './columns.tsx'
import { KeptContext, useAskedKept } from './kept-sessions.ts'
import { rowHeight, rowId, SessionRow } from './session-row.tsx'
import styles from './sessions.module.css'
import type { SessionsSearch } from './sessions-search.ts'
import { TableHead } from './table-head.tsx'
import { TotalsRow } from './totals-row.tsx'
import { type useSessionHead, useSessionRows } from './use-session-rows.ts'

interface SessionTableProps {
  readonly head: ReturnType<typeof useSessionHead>
  readonly answer: Output<'sessions.list'>
  readonly search: SessionsSearch
}

const headHeight = 32

/** The rows in sight of a list of so many. */
const useVirtualRows = (box: RefObject<HTMLTableElement | null>, total: number) => {
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: headHeight,
  })
  return { virtual, items: virtual.getVirtualItems() }
}

/** The row the keys stand on; another order starts at its top. */
const useActiveRow = (box: RefObject<HTMLTableElement | null>, search: SessionsSearch) => {
  const [active, setActive] = useState(0)
  const { q, sort, order } = search
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order starts at its top
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
    setActive(0)
  }, [q, sort, order])
  return [active, setActive] as const
}

interface GridKeysInput {
  readonly box: RefObject<HTMLTableElement | null>
  readonly active: number
  readonly total: number
  readonly rowAt: ReturnType<typeof useSessionRows>
  readonly onMove: (next: number) => void
}

/** The star itself, since it may ask before it goes out. */
const pressStar = (row: number): void =>
  document.getElementById(rowId(row))?.querySelector<HTMLElement>('[data-star]')?.click()

/** Keys move the active row, Enter opens its session, Space chooses it to compare, s stars it. */
const useGridKeys = ({ box, active, total, rowAt, onMove }: GridKeysInput) => {
  const navigate = useNavigate()
  const { toggle } = useChosen()
  const keys = gridKeys({
    active,
    total,
    rowsInSight: () => Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2,
    onMove,
    onOpen: () => {
      const id = rowAt(active)?.id
      if (id) void navigate({ to: '/sessions/$id', params: { id }, search: keepFilter })
    },
    onChoose: () => {
      const session = rowAt(active)
      if (session && !session.isPromptsOnly) toggle(session.id)
    },
  })
  return (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 's' && isPlain && event.target === event.currentTarget) pressStar(active)
    keys(event)
  }
}

/** The list as a grid: only the rows in sight are drawn and fetched. */
export const SessionTable = ({ head, answer, search }: SessionTableProps) => {
  const { total, promptsOnly, usage } = answer
  const box = useRef<HTMLTableElement>(null)
  const [active, setActive] = useActiveRow(box, search)
  const kept = useAskedKept()
  const { virtual, items } = useVirtualRows(box, total)
  const rowAt = useSessionRows(head, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const state = useGridColumns('sessions', columns)
  const onMove = (next: number) => {
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = useGridKeys({ box, active, total, rowAt, onMove })
  return (
    <div className={cx(grid.frame, styles.frame)}>
      <ColumnsMenu label="Sessions" columns={columns} state={state} />
      <table
        ref={box}
        className={grid.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move in it and Enter opens, as in a grid
        role="grid"
        aria-label="Sessions"
        aria-rowcount={total + 1}
        aria-activedescendant={rowId(active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <TableHead search={search} state={state} />
        <KeptContext value={kept}>
          <tbody className={grid.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => (
              <SessionRow
                key={index}
                index={index}
                top={start}
                columns={state.shown}
                tracks={state.tracks}
                session={rowAt(index)}
                isActive={index === active}
                onPoint={setActive}
              />
            ))}
          </tbody>
        </KeptContext>
        <TotalsRow total={total - promptsOnly} usage={usage} state={state} />
      </table>
    </div>
  )
}
