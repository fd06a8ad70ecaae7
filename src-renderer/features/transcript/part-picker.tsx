import { Menu } from '@base-ui/react/menu'
import { Check, ListFilter } from 'lucide-react'
import { exactCount } from '#renderer/lib/format.ts'
import styles from './reader.module.css'
import { type Part, parts, readParts } from './reader-search.ts'

const labels: Readonly<Record<Part, string>> = {
  prompts: 'Prompts',
  answers: 'Answers',
  thinking: 'Thinking',
  tools: 'Tool calls and results',
  errors: 'Errors',
  notes: 'Notes and injected text',
  bookkeeping: 'Bookkeeping, hooks, attachments',
}

interface PartPickerProps {
  readonly show: string | undefined
  readonly onToggle: (part: Part) => void
  /** Records of bookkeeping there are. */
  readonly quiet: number
}

/** What of a transcript is shown. */
export const PartPicker = ({ show, onToggle, quiet }: PartPickerProps) => {
  const chosen = readParts(show)
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.trigger} data-set={show !== undefined || undefined}>
        <ListFilter size={13} aria-hidden />
        Blocks
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {parts.map((part) => (
              <Menu.CheckboxItem
                key={part}
                className={styles.item}
                checked={chosen.has(part)}
                onCheckedChange={() => onToggle(part)}
                closeOnClick={false}
              >
                <Check
                  size={13}
                  className={styles.check}
                  data-set={chosen.has(part) || undefined}
                  aria-hidden
                />
                {labels[part]}
                {part === 'bookkeeping' && (
                  <span className={styles.count}>{exactCount(quiet)}</span>
                )}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
