import { isDesktop } from '#renderer/client/call.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import type { ThreadInput } from './reader-context.ts'

/** An address of one message: of this page in a browser, of the program in its own window. */
export const linkTo = ({ id }: ThreadInput, { uuid }: TranscriptMessage): string => {
  const session = encodeURIComponent(id)
  const message = encodeURIComponent(uuid ?? '')
  if (isDesktop()) return `rearview://session/${session}#${message}`
  return `${window.location.origin}/sessions/${session}?message=${message}`
}
