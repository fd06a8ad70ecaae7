import {
  ChevronDown,
  ChevronUp,
  CircleX,
  type LucideIcon,
  MessageSquare,
  Pencil,
} from 'lucide-react'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import type { Jump, Jumps } from './jumps.ts'
import styles from './reader.module.css'

interface JumpButtonsProps {
  readonly jumps: Jumps
  readonly onJump: (to: Jump, direction: 1 | -1) => void
}

const shown: readonly { jump: Jump; Icon: LucideIcon; keys: readonly [string, string] }[] = [
  { jump: 'prompt', Icon: MessageSquare, keys: ['Shift+K', 'Shift+J'] },
  { jump: 'error', Icon: CircleX, keys: ['Shift+E', 'E'] },
  { jump: 'edit', Icon: Pencil, keys: ['Shift+D', 'D'] },
]

/** Previous and next prompt, error and edit; absent where there is none. */
export const JumpButtons = ({ jumps, onJump }: JumpButtonsProps) => (
  <fieldset className={styles.jumps} aria-label="Jump">
    {shown.map(({ jump, Icon, keys }) => {
      const { length } = jumps[jump]
      if (length === 0) return null
      return (
        <span key={jump} className={styles.jump} data-kind={jump}>
          <IconButton label={`Previous ${jump} (${keys[0]})`} onClick={() => onJump(jump, -1)}>
            <ChevronUp size={13} aria-hidden />
          </IconButton>
          <span className={styles.jumpName} title={plural(length, jump)}>
            <Icon size={12} aria-hidden />
            {exactCount(length)}
          </span>
          <IconButton label={`Next ${jump} (${keys[1]})`} onClick={() => onJump(jump, 1)}>
            <ChevronDown size={13} aria-hidden />
          </IconButton>
        </span>
      )
    })}
  </fieldset>
)
