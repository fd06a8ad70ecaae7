import { useSearch } from '@tanstack/react-router'
import { CircleX, FoldVertical } from 'lucide-react'
import { useEffect, useRef } from 'react'
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

const TurnRow = ({
  entry: { turn, number },
  isCurrent,
}: {
  readonly entry: Extract<Entry, { kind: 'turn' }>
  readonly isCurrent: boolean
}) => {
  const goTo = useGoTo()
  const text = oneLine(turn.prompt ?? '')
  return (
    <button
      type="button"
      className={cx(styles.prompt, turn.isAbandoned && styles.abandoned)}
      aria-current={isCurrent ? 'location' : undefined}
      title={[turn.at === null ? null : exactTime(turn.at), turn.isAbandoned && 'left behind', text]
        .filter(Boolean)
        .join('\n\n')}
      onClick={() => void goTo(turn.seq)}
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
}

const CompactionRow = ({ seq }: { readonly seq: number }) => {
  const goTo = useGoTo()
  return (
    <button type="button" className={styles.compaction} onClick={() => void goTo(seq)}>
      <FoldVertical size={12} aria-hidden />
      compaction
    </button>
  )
}

interface RowsProps {
  readonly entries: readonly Entry[]
  readonly topSeq: number
}

const Rows = ({ entries, topSeq }: RowsProps) => {
  const current = entries.findLast(({ kind, seq }) => kind === 'turn' && seq <= topSeq)?.seq
  const marked = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark follows the reading
  useEffect(() => {
    // Not returned: in newer browsers it is a promise, which React would take for a clean-up.
    void marked.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <ol className={styles.rows}>
      {entries.map((entry) => (
        <li key={entry.seq} ref={entry.seq === current ? marked : undefined}>
          {entry.kind === 'turn' ? (
            <TurnRow entry={entry} isCurrent={entry.seq === current} />
          ) : (
            <CompactionRow seq={entry.seq} />
          )}
        </li>
      ))}
    </ol>
  )
}

interface ContentsProps {
  readonly turns: {
    readonly data: { readonly rows: readonly Turn[] } | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly compactions: readonly number[]
  /** Seq of the record at the top of what is read. */
  readonly topSeq: number
}

/** The prompts as a table of contents, each with what it cost. */
export const Contents = ({ turns, compactions, topSeq }: ContentsProps) => {
  const { agent } = useSearch({ from: '/sessions/$id' })
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
        {({ rows }) =>
          asked === 0 ? (
            <p className={styles.none}>No prompt was typed in this transcript.</p>
          ) : (
            <Rows entries={entriesOf(rows, compactions)} topSeq={topSeq} />
          )
        }
      </QueryView>
    </nav>
  )
}
