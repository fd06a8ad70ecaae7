import type { LucideIcon } from 'lucide-react'
import { CircleDashed, CircleHelp, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Block, TranscriptMessage } from '#schema/transcript/event.ts'
import styles from './blocks.module.css'
import { Fold } from './fold.tsx'
import { bareLine } from './tags.ts'

const firstLine = (block: Block | undefined): string => {
  if (block === undefined || block.kind === 'image') return ''
  const text = block.kind === 'toolUse' ? block.name : (block.body?.text ?? '')
  return bareLine(text)
}

const iconOf = ({ kind }: TranscriptMessage): LucideIcon =>
  kind === 'unknown' ? CircleHelp : kind === 'quiet' ? CircleDashed : Info

interface SideRecordProps {
  readonly record: TranscriptMessage
  readonly pieces: ReactNode
  readonly Icon?: LucideIcon
  readonly name?: string
}

/** A record beside the conversation, as one line that opens: its type and how it begins. */
export const SideRecord = ({ record, pieces, Icon = iconOf(record), name }: SideRecordProps) => {
  const label = name ?? (record.kind === 'meta' ? 'injected' : record.recordType)
  const head = (
    <>
      <Icon size={13} className={styles.soft} aria-hidden />
      <span className={styles.result} title={record.recordType}>
        {label}
      </span>
      <span className={styles.line}>{firstLine(record.blocks[0])}</span>
    </>
  )
  if (record.blocks.length === 0) return <p className={styles.quietLine}>{head}</p>
  return (
    <Fold id={`${record.seq}`} head={head}>
      <div className={styles.side}>{pieces}</div>
    </Fold>
  )
}
