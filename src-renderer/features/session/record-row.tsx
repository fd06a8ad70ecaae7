import { CircleAlert, FoldVertical } from 'lucide-react'
import { memo } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { clockTime, exactTime } from '#renderer/lib/time.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { AnyBlock } from './blocks.tsx'
import styles from './record.module.css'
import { SideRecord } from './side-record.tsx'

interface RecordRowProps {
  readonly record: TranscriptMessage
  readonly cwd: string | null
  /** Whether the agent begins to speak here. */
  readonly isOpening: boolean
  readonly isTarget: boolean
}

const Time = ({ at }: { readonly at: number | null }) =>
  at === null ? (
    <span className={styles.time} />
  ) : (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {clockTime(at)}
    </time>
  )

const speaker = ({ kind, model, agentId }: TranscriptMessage): string => {
  if (kind === 'prompt') return agentId === null ? 'You' : 'Task from the main agent'
  const who = agentId === null ? 'Claude' : 'Subagent'
  return model === null ? who : `${who} · ${modelLabel(model)}`
}

const Body = ({ record, cwd }: Pick<RecordRowProps, 'record' | 'cwd'>) => {
  const { kind, seq, blocks } = record
  const pieces = blocks.map((block, place) => {
    const id = `${seq}.${place}`
    return <AnyBlock key={id} id={id} block={block} kind={kind} cwd={cwd} />
  })
  switch (kind) {
    case 'prompt':
    case 'answer':
    case 'toolResult':
      return pieces
    case 'error':
      return (
        <div className={styles.failed}>
          <CircleAlert size={14} aria-label="Error" />
          <div className={styles.pieces}>{pieces}</div>
        </div>
      )
    case 'compaction':
      return <SideRecord record={record} Icon={FoldVertical} name="compaction" pieces={pieces} />
    case 'meta':
    case 'system':
    case 'quiet':
    case 'unknown':
      return <SideRecord record={record} pieces={pieces} />
  }
}

/** One record of a transcript. */
export const RecordRow = memo(({ record, cwd, isOpening, isTarget }: RecordRowProps) => {
  const isNamed = isOpening || record.kind === 'prompt'
  return (
    <article
      className={cx(styles.record, styles[record.kind], isTarget && styles.target)}
      aria-label={isNamed ? speaker(record) : record.recordType}
    >
      <Time at={record.at} />
      <div className={styles.body}>
        {isNamed && <p className={styles.speaker}>{speaker(record)}</p>}
        <Body record={record} cwd={cwd} />
      </div>
    </article>
  )
})
