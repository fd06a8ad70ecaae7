import { Menu } from '@base-ui/react/menu'
import { Download, Hourglass } from 'lucide-react'
import { createContext, use, useEffect, useEffectEvent, useState } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './export-menu.module.css'
import picker from './picker.module.css'
import { Spoken } from './spoken.tsx'
import { Trouble } from './trouble.tsx'

/** A table that can be saved: its name, what it is called on the screen, and what it is asked with. */
export interface ExportableTable {
  readonly table: string
  readonly label: string
  readonly input: Readonly<Record<string, unknown>>
}

/** How tables of this page are saved. */
export interface Exporter {
  /** Offers a table in the native menu for as long as it is shown; answers how to end that. */
  readonly show: (table: ExportableTable) => () => void
  /** Answers how many were saved; rejects in words. */
  readonly save: (table: ExportableTable, format: 'csv' | 'json') => Promise<number>
}

/** Says how tables are saved to all below. */
export const ExporterContext = createContext<Exporter | null>(null)

const formats = ['csv', 'json'] as const

const useShown = (exporter: Exporter | null, tables: readonly ExportableTable[]): void => {
  const question = JSON.stringify(tables)
  const show = useEffectEvent(() => tables.map((table) => exporter?.show(table)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another table
  useEffect(() => {
    const ends = show()
    return () => {
      for (const end of ends) end?.()
    }
  }, [exporter, question])
}

/** How the last saving went. */
const useSaving = (exporter: Exporter | null) => {
  const [said, setSaid] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const [running, setRunning] = useState(0)
  const save = (one: ExportableTable, format: 'csv' | 'json') => {
    if (!exporter) return
    setSaid(`Exporting ${one.label.toLowerCase()}…`)
    setError(null)
    setRunning((now) => now + 1)
    exporter
      .save(one, format)
      .then(
        (saved) => setSaid(saved > 0 ? `${one.label} exported as ${format.toUpperCase()}` : ''),
        (thrown: unknown) => {
          setSaid('')
          setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
        },
      )
      .finally(() => setRunning((now) => now - 1))
  }
  return { said, error, save, isRunning: running > 0 }
}

interface ExportMenuProps extends ExportableTable {
  /** Other tables of the same card. */
  readonly more?: readonly ExportableTable[]
  /** What they are together. */
  readonly name?: string
}

/** Saves every row of a table as CSV or JSON; the one button for all tables there are. */
export const ExportMenu = ({ more = [], name, ...table }: ExportMenuProps) => {
  const exporter = use(ExporterContext)
  const tables = [table, ...more]
  useShown(exporter, tables)
  const { said, error, save, isRunning } = useSaving(exporter)
  const words = `Export ${name ?? table.label.toLowerCase()}`
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className={styles.trigger}
          aria-label={words}
          aria-busy={isRunning || undefined}
          title={isRunning ? 'Exporting…' : words}
        >
          {isRunning ? <Hourglass size={14} aria-hidden /> : <Download size={14} aria-hidden />}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className={picker.positioner}>
            <Menu.Popup className={cx(picker.popup, styles.popup)}>
              {tables.flatMap((one) =>
                formats.map((format) => (
                  <Menu.Item
                    key={`${one.table} ${format}`}
                    className={picker.item}
                    onClick={() => save(one, format)}
                  >
                    {one.label} as {format.toUpperCase()}
                  </Menu.Item>
                )),
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Spoken role="status">{said}</Spoken>
      <Trouble error={error} what="Nothing was exported." />
    </>
  )
}
