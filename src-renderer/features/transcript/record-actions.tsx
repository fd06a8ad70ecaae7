import { Braces, Check, Copy, Link2 } from 'lucide-react'
import { call } from '#renderer/client/call.ts'
import { copyText } from '#renderer/lib/clipboard.ts'
import { useSaid } from '#renderer/lib/use-said.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { copiedWords } from '#renderer/ui/copy-button.tsx'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { linkTo } from './link-to.ts'
import { useReader } from './reader-context.ts'
import styles from './record.module.css'
import { RecordStar } from './record-star.tsx'

interface RecordActionsProps {
  readonly record: TranscriptMessage
  /** Shows the record as written; that outlives these buttons, which go with the pointer. */
  readonly onShowRaw: () => void
}

/** What can be done with one record: copy its text, copy a link to it, see it as it was written. */
export const RecordActions = ({ record, onShowRaw }: RecordActionsProps) => {
  const { thread } = useReader()
  const { seq, uuid } = record
  const [said, say] = useSaid()
  const copyMarkdown = async () => {
    const copied = await call('transcript.markdown', { ...thread, from: seq, to: seq })
    await copyText(copied.text)
    return copied
  }
  const copyLink = () => copyText(linkTo(thread, record))
  return (
    <div className={styles.actions}>
      <span className={styles.said} role="status">
        {said}
      </span>
      <RecordStar record={record} />
      <IconButton label="Copy as markdown" onClick={() => say(copyMarkdown(), copiedWords)}>
        {said.startsWith('Copied') ? (
          <Check size={13} aria-hidden />
        ) : (
          <Copy size={13} aria-hidden />
        )}
      </IconButton>
      {uuid !== null && (
        <IconButton label="Copy a link to this" onClick={() => say(copyLink(), 'Link copied')}>
          <Link2 size={13} aria-hidden />
        </IconButton>
      )}
      <IconButton label="Show the record as written" onClick={onShowRaw}>
        <Braces size={13} aria-hidden />
      </IconButton>
    </div>
  )
}
