import { type ReactNode, useEffect } from 'react'
import { call, isDesktop } from '#renderer/client/call.ts'
import { type ScreenTable, saveTables, showTable, useShownTables } from '#renderer/client/tables.ts'
import { useNotice } from '#renderer/client/use-notices.ts'
import { type ExportableTable, type Exporter, ExporterContext } from '#renderer/ui/export-menu.tsx'
import { TableName } from '#schema/tables.ts'

const named = ({ table, ...rest }: ExportableTable): ScreenTable => ({
  ...rest,
  table: TableName.parse(table),
})

const exporter: Exporter = {
  show: (table) => showTable(named(table)),
  save: (table, format) => saveTables([named(table)], format),
}

/** Lets every table below be saved, by the button beside it and by the menu of the window. */
export const ExportProvider = ({ children }: { readonly children: ReactNode }) => {
  const tables = useShownTables()
  const count = tables.length
  useEffect(() => {
    // Where the window has gone there is no menu to tell.
    if (isDesktop()) call('window.tellTables', { tables: count }).catch(() => undefined)
  }, [count])
  useNotice('menu.command', ({ command }) => {
    if (tables.length === 0) return
    // The window itself says what went wrong.
    if (command === 'exportCsv') saveTables(tables, 'csv').catch(() => undefined)
    if (command === 'exportJson') saveTables(tables, 'json').catch(() => undefined)
  })
  return <ExporterContext value={exporter}>{children}</ExporterContext>
}
