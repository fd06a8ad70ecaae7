import { CircleAlert, CornerDownLeft, Hand, Star } from 'lucide-react'
import { type FocusEvent, memo, type ReactNode, useRef, useState } from 'react'
import { keptAs } from '#renderer/client/kept.ts'
import { cx } from '#renderer/lib/class-names.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { clockTime, exactTime } from '#renderer/lib/time.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import type { Block } from '#schema/transcript/block.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { visibleText } from '#schema/visible-text.ts'
import { AnyBlock, isBlockShown } from './blocks.tsx'
import { RawRecord } from './raw-record.tsx'
import { useReader } from './reader-context.ts'
import styles from './record.module.css'
import { RecordActions } from './record-actions.tsx'
import { targetOf } from './record-star.tsx'
import { RecordText } from './record-text.tsx'

interface RecordRowProps {
  readonly record: TranscriptMessage
  /** Whether the agent begins to speak here. */
  readonly isOpening: boolean
  readonly isTarget: boolean
  /** Waited while the agent was busy. */
  readonly isQueued?: boolean
  /** Of a subagent whose records lie in the main transcript. */
  readonly isSidechain?: boolean
  /** Left behind when a person went back. */
  readonly isAbandoned?: boolean
  /** Withdrawn when another model took over. */
  readonly isRetracted?: boolean
  /** What the turn that opens here came to. */
  readonly turn?: ReactNode
}

const Time = ({ at }: { readonly at: number | null }) =>
  at === null ? (
    <span className={styles.time} />
  ) : (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {clockTime(at)}
    </time>
  )

const speakerOf = ({ record, isSidechain }: RecordRowProps, agent: string): string => {
  const { kind, model, agentId } = record
  if (kind === 'prompt') return 'You'
  if (kind === 'task') return 'Task from the main agent'
  const who = agentId === null && !isSidechain ? agent : 'Subagent'
  return model === null ? who : `${who} · ${visibleText(modelLabel(model))}`
}

const wordsOf: Partial<Record<TranscriptMessage['kind'], string>> = {
  toolResult: 'tool result',
  meta: 'injected text',
  compaction: 'compaction',
  interruption: 'interruption',
  system: 'note of the program',
  error: 'error',
  quiet: 'bookkeeping',
  unknown: 'unknown record',
}

const isDrawn = (
  record: TranscriptMessage,
  block: Block,
  parts: ReturnType<typeof useReader>['parts'],
) => record.kind !== 'answer' || isBlockShown(block, parts)

const Pieces = ({ record }: Pick<RecordRowProps, 'record'>) => {
  const { parts } = useReader()
  const { blocks, kind, recordType } = record
  if (blocks.length === 0) {
    const words = kind === 'answer' ? '(an answer without content)' : visibleText(recordType)
    return <p className={styles.nothing}>{words}</p>
  }
  return blocks.map((block, place) =>
    isDrawn(record, block, parts) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a record never move
      <AnyBlock key={place} record={record} block={block} place={place} />
    ) : null,
  )
}

const Body = ({ record }: Pick<RecordRowProps, 'record'>) => {
  if (record.kind === 'error')
    return (
      <div className={styles.failed}>
        <CircleAlert size={14} role="img" aria-label="Error" />
        <div className={styles.pieces}>
          <Pieces record={record} />
        </div>
      </div>
    )
  if (record.kind === 'interruption')
    return (
      <p className={styles.interrupted}>
        <Hand size={13} aria-hidden />
        Stopped by you
      </p>
    )
  return <Pieces record={record} />
}

const Head = ({ name, ...props }: RecordRowProps & { readonly name: string }) => (
  <p className={styles.speaker}>
    {name}
    {props.isQueued && (
      <span className={styles.queued} title="Typed while the agent was busy">
        <CornerDownLeft size={11} aria-hidden />
        queued
      </span>
    )}
    {props.isRetracted && (
      <span className={styles.queued} title="Withdrawn when another model took over">
        withdrawn
      </span>
    )}
    {props.turn}
  </p>
)

/**
 * Whether the pointer or the focus is in a row: only then its buttons are drawn, since a screen of
 * rows has a hundred of them.
 */
const useActive = () => {
  const [isActive, setActive] = useState(false)
  return {
    isActive,
    handlers: {
      onPointerEnter: () => setActive(true),
      onPointerLeave: ({ currentTarget }: { currentTarget: Element }) =>
        setActive(currentTarget.contains(document.activeElement)),
      onFocus: () => setActive(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setActive(currentTarget.contains(relatedTarget)),
    },
  }
}

/** One record of a transcript. */
export const RecordRow = memo((props: RecordRowProps) => {
  const { record, isOpening, isTarget, isSidechain, isAbandoned, isRetracted } = props
  const { thread, speaker, kept } = useReader()
  const isKept = kept.length > 0 && keptAs(kept, targetOf(thread.id, record)) !== undefined
  const isNamed = isOpening || isRetracted || record.kind === 'prompt' || record.kind === 'task'
  const name = speakerOf(props, speaker)
  const { isActive, handlers } = useActive()
  const [isRaw, setRaw] = useState(false)
  const row = useRef<HTMLElement>(null)
  const closeRaw = () => {
    setRaw(false)
    // The button that opened it may be gone, so the focus goes back to the row.
    requestAnimationFrame(() => row.current?.focus({ preventScroll: true }))
  }
  return (
    <>
      <article
        ref={row}
        className={cx(
          styles.record,
          styles[record.kind],
          isTarget && styles.target,
          isSidechain && styles.sidechain,
          (isAbandoned || isRetracted) && styles.abandoned,
        )}
        aria-label={isNamed ? name : (wordsOf[record.kind] ?? 'answer')}
        data-seq={record.seq}
        // The row that was jumped to takes the focus, and Tab goes on from there.
        tabIndex={isTarget ? 0 : -1}
        {...handlers}
      >
        <Time at={record.at} />
        <div className={styles.body}>
          {isNamed && <Head {...props} name={name} />}
          <CardBoundary fallback={<RecordText record={record} />}>
            <Body record={record} />
          </CardBoundary>
        </div>
        {isKept && !isActive && (
          <Star className={styles.kept} size={13} role="img" aria-label="Bookmarked" />
        )}
        {isActive && <RecordActions record={record} onShowRaw={() => setRaw(true)} />}
      </article>
      {isRaw && <RawRecord thread={thread} seq={record.seq} onClose={closeRaw} />}
    </>
  )
})
