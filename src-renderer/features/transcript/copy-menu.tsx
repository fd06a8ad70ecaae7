import { Menu } from '@base-ui/react/menu'
import { Copy } from 'lucide-react'
import { call } from '#renderer/client/call.ts'
import { copyText } from '#renderer/lib/clipboard.ts'
import { useSaid } from '#renderer/lib/use-said.ts'
import { copiedWords } from '#renderer/ui/copy-button.tsx'
import type { Turn } from '#schema/transcript/operations.ts'
import styles from './reader.module.css'
import type { ThreadInput } from './reader-context.ts'

interface CopyMenuProps {
  readonly thread: ThreadInput
  /** The turn that is read. */
  readonly turn: Turn | undefined
  /** Where the next one begins; undefined for the last. */
  readonly nextSeq: number | undefined
}

/** Copies the turn that is read, or the whole transcript, as markdown. */
export const CopyMenu = ({ thread, turn, nextSeq }: CopyMenuProps) => {
  const [said, say] = useSaid()
  const copy = async (from: number, to: number | undefined) => {
    const range = to === undefined ? { from } : { from, to }
    const copied = await call('transcript.markdown', { ...thread, ...range })
    await copyText(copied.text)
    return copied
  }
  const last = nextSeq === undefined ? undefined : nextSeq - 1
  return (
    <Menu.Root>
      <Menu.Trigger
        className={styles.trigger}
        aria-label="Copy as markdown"
        title="Copy as markdown"
      >
        <Copy size={13} aria-hidden />
        <span className={styles.said} role="status">
          {said}
        </span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {turn && (
              <Menu.Item
                className={styles.item}
                onClick={() => say(copy(turn.seq, last), copiedWords)}
              >
                Copy this turn as markdown
              </Menu.Item>
            )}
            <Menu.Item className={styles.item} onClick={() => say(copy(0, undefined), copiedWords)}>
              Copy the transcript as markdown
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
