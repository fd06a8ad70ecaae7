import { useStar } from '#renderer/client/use-star.ts'
import { joinLines } from '#renderer/lib/one-line.ts'
import { StarButton } from '#renderer/ui/star-button.tsx'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { useReader } from './reader-context.ts'

/** Long enough to know it again. */
const mostLetters = 120

const textIn = ({ blocks }: TranscriptMessage): string | null => {
  const first = blocks.find((block) => block.kind === 'text')
  return first ? joinLines(first.body.text).slice(0, mostLetters) || null : null
}

/** What names a record in its session; of a subagent's only its uuid does. */
export const targetOf = (session_id: string, record: TranscriptMessage) => ({
  session_id,
  message_uuid: record.uuid,
  message_index: record.agentId === null ? record.seq : null,
})

/** Keeps one record. */
export const RecordStar = ({ record }: { readonly record: TranscriptMessage }) => {
  const { thread } = useReader()
  return <StarButton {...useStar(targetOf(thread.id, record), textIn(record))} size={13} />
}
