import { Dialog } from '@base-ui/react/dialog'
import { keyLabel, shortcutGroups } from '#renderer/app/shortcuts.ts'
import { Keys } from '#renderer/ui/keys.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import styles from './palette.module.css'

interface ShortcutHelpProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Every shortcut there is, by where it holds. */
export const ShortcutHelp = ({ isOpen, onOpenChange }: ShortcutHelpProps) => (
  <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
    <Dialog.Portal>
      <Dialog.Backdrop className={styles.backdrop} />
      <Dialog.Popup className={styles.popup}>
        <ScrollBox label="Every shortcut" className={styles.help}>
          <Dialog.Title className={styles.helpTitle}>Shortcuts</Dialog.Title>
          {shortcutGroups.map(({ title, shortcuts }) => (
            <section key={title} className={styles.helpGroup}>
              <h3>{title}</h3>
              <dl>
                {shortcuts.map(({ keys, does }) => (
                  <div key={does} className={styles.helpRow}>
                    <dt>
                      <Keys keys={keys.map(keyLabel)} />
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </ScrollBox>
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
