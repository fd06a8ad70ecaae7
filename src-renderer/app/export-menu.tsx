import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'
import { isDesktop } from '#renderer/client/call.ts'
import { useExport } from '#renderer/client/use-export.ts'
import styles from '#renderer/ui/picker.module.css'
import { Trouble } from '#renderer/ui/trouble.tsx'

const formats = [
  { format: 'csv', label: 'Download usage per day as CSV' },
  { format: 'json', label: 'Download usage per day as JSON' },
] as const

/** Saves what the filter shows; the desktop window has this in its own menu. */
export const ExportMenu = () => {
  const { mutate, error } = useExport()
  if (isDesktop()) return null
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.trigger} aria-label="Export" title="Export">
          <Download size={14} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className={styles.positioner}>
            <Menu.Popup className={styles.popup}>
              {formats.map(({ format, label }) => (
                <Menu.Item key={format} className={styles.item} onClick={() => mutate(format)}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Trouble error={error} what="Nothing was exported." />
    </>
  )
}
