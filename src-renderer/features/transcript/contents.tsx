import { useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleX, FoldVertical } from 'lucide-react'
import { memo, useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { oneLine } from '#renderer/lib/one-line.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Turn } from '#schema/transcript/operations.ts'
import styles from './contents.module.css'
import { useGoTo } from './use-target.ts'

/** A prompt of the contents, or a compaction between two. */
type Entry =
  | { readonly kind: 'turn'; readonly seq: number; readonly turn: Turn; readonly number: number }
  | { readonly kind: 'compaction'; readonly seq: number }

/** Turns and compactions in the order they stand in. */
const entriesOf = (turns: readonly Turn[], compactions: readonly number[]): readonly Entry[] => {
  const asked = turns.filter(({ prompt }) => prompt !== null)
  const entries: Entry[] = asked.map((turn, place) => ({
    kind: 'turn',
    seq: turn.seq,
    turn,
    number: place + 1,
  }))
  entries.push(...compactions.map((seq): Entry => ({ kind: 'compaction', seq })))
  return entries.sort((a, b) => a.seq - b.seq)
}

interface TurnRowProps {
  readonly entry: Extract<Entry, { kind: 'turn' }>
  readonly isCurrent: boolean
  readonly onGoTo: (seq: number) => void
}

const TurnRow = memo(({ entry: { turn, number }, isCurrent, onGoTo }: TurnRowProps) => {
  const text = oneLine(turn.prompt ?? '')
  return (
    <button
      type="button"
      className={cx(styles.prompt, turn.isAbandoned && styles.abandoned)}
      aria-current={isCurrent ? 'location' : undefined}
      title={[turn.at === null ? null : exactTime(turn.at), turn.isAbandoned && 'left behind', text]
        .filter(Boolean)
        .join('\n\n')}
      onClick={() => onGoTo(turn.seq)}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.text}>{text || '(no text)'}</span>
      <span className={styles.figures}>
        {turn.errors > 0 && (
          <span className={styles.errors} title={plural(turn.errors, 'error')}>
            <CircleX size={11} role="img" aria-label={plural(turn.errors, 'error')} />
          </span>
        )}
        {turn.calls > 0 && <Cost usage={turn} isCompact />}
      </span>
    </button>
  )
})

interface CompactionRowProps {
  readonly seq: number
  readonly onGoTo: (seq: number) => void
}

const CompactionRow = ({ seq, onGoTo }: CompactionRowProps) => (
  <button type="button" className={styles.compaction} onClick={() => onGoTo(seq)}>
    <FoldVertical size={12} aria-hidden />
    compaction
  </button>
)

interface RowsProps {
  readonly entries: readonly Entry[]
  readonly turnSeq: number
}

const guessedHeight = 42

/** Only the entries in sight are drawn, however many prompts there are. */
const Rows = ({ entries, turnSeq }: RowsProps) => {
  const goTo = useGoTo()
  // One function for all rows and all times, so that rows are not drawn anew for it.
  const latest = useRef(goTo)
  useEffect(() => {
    latest.current = goTo
  })
  const onGoTo = useCallback((seq: number) => void latest.current(seq), [])
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => guessedHeight,
    getItemKey: (place) => entries[place]?.seq ?? place,
    overscan: 6,
  })
  const current = entries.findLastIndex(({ kind, seq }) => kind === 'turn' && seq <= turnSeq)
  const show = useEffectEvent((place: number) => virtual.scrollToIndex(place, { align: 'auto' }))
  useEffect(() => {
    if (current >= 0) show(current)
  }, [current])
  const rows = virtual.getVirtualItems()
  return (
    <div ref={box} className={styles.rows}>
      <ol style={{ height: virtual.getTotalSize(), paddingTop: rows[0]?.start ?? 0 }}>
        {rows.map(({ index, key }) => {
          const entry = entries[index]
          if (!entry) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
            >
              {entry.kind === 'turn' ? (
                <TurnRow entry={entry} isCurrent={index === current} onGoTo={onGoTo} />
              ) : (
                <CompactionRow seq={entry.seq} onGoTo={onGoTo} />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

interface ContentsProps {
  readonly turns: {
    readonly data: { readonly rows: readonly Turn[] } | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly compactions: readonly number[]
  /** Seq of the turn that is read. */
  readonly turnSeq: number
}

/** The prompts as a table of contents, each with what it cost. */
export const Contents = ({ turns, compactions, turnSeq }: ContentsProps) => {
  const { agent } = useSearch({ from: '/sessions/$id' })
  const entries = useMemo(
    () => entriesOf(turns.data?.rows ?? [], compactions),
    [turns.data, compactions],
  )
  const asked = turns.data?.rows.filter(({ prompt }) => prompt !== null).length
  return (
    <nav className={styles.contents} aria-label="Prompts">
      <h2 className={styles.title}>
        {agent === undefined ? 'Prompts' : 'Tasks'}{' '}
        <span className={styles.soft}>{asked === undefined ? '' : exactCount(asked)}</span>
      </h2>
      <QueryView
        query={turns}
        what="the prompts"
        skeleton={
          <div className={styles.none}>
            <SkeletonRows count={6} height={14} />
          </div>
        }
      >
        {() =>
          asked === 0 ? (
            <p className={styles.none}>No prompt was typed in this transcript.</p>
          ) : (
            <Rows entries={entries} turnSeq={turnSeq} />
          )
        }
      </QueryView>
    </nav>
  )
}
