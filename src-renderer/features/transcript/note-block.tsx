import { CircleDashed, CircleHelp, Info, type LucideIcon } from 'lucide-react'
import { oneLine } from '#renderer/lib/one-line.ts'
import type { BlockOf } from '#schema/transcript/block.ts'
import type { MessageKind } from '#schema/transcript/event.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './blocks.module.css'
import { Fold } from './fold.tsx'
import { PlainText } from './long-text.tsx'
import type { TextPlace } from './use-whole-text.ts'

interface NoteProps {
  readonly id: string
  readonly block: BlockOf<'note'>
  readonly place: TextPlace
  readonly kind: MessageKind
  /** The record's own type, for a hover. */
  readonly recordType: string
}

const iconOf = (kind: MessageKind): LucideIcon =>
  kind === 'unknown' ? CircleHelp : kind === 'quiet' ? CircleDashed : Info

/** Something beside the talk, as one line that opens: what it is and how it begins. */
export const Note = ({ id, block: { name, line, body }, place, kind, recordType }: NoteProps) => {
  const Icon = iconOf(kind)
  const type = visibleText(recordType)
  const head = (
    <>
      <Icon size={13} className={styles.soft} aria-hidden />
      <span
        className={styles.result}
        title={kind === 'unknown' ? `${type}: not known to this version` : type}
      >
        {visibleText(name)}
      </span>
      <span className={styles.line}>{oneLine(line)}</span>
    </>
  )
  if (body.length === 0) return <p className={styles.quietLine}>{head}</p>
  return (
    <Fold id={id} head={head}>
      <PlainText body={body} place={place} label="text" />
    </Fold>
  )
}
