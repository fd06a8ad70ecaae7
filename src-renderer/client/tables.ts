import { useSyncExternalStore } from 'react'
import { type TableName, tableFileName } from '#schema/tables.ts'
import type { ExportFormat } from '#schema/usage.ts'
import { call, isDesktop } from './call.ts'
import { saveFile } from './save-file.ts'

/** A table on the screen: its name, what it is called there, and what the screen asks with. */
export interface ScreenTable {
  readonly table: TableName
  readonly label: string
  readonly input: Readonly<Record<string, unknown>>
}

/** A table on the screen, for the button beside it and the menu. */
export const asTable = (
  table: TableName,
  label: string,
  input: ScreenTable['input'] = {},
): ScreenTable => ({ table, label, input })

let shown: readonly ScreenTable[] = []
const listeners = new Set<() => void>()

const set = (tables: readonly ScreenTable[]): void => {
  shown = tables
  for (const listener of listeners) listener()
}

/** Counts a table among those on the screen; answers how to take it away. */
export const showTable = (table: ScreenTable): (() => void) => {
  set([...shown, table])
  return () => set(shown.filter((one) => one !== table))
}

/** The tables on the screen, in the order in which they came. */
export const useShownTables = (): readonly ScreenTable[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )

/** Undefined fields are none; the bridge would carry them. */
const compact = (input: ScreenTable['input']) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))

/**
 * Saves tables: in the window where its dialog says, which shows by itself what went wrong; in a
 * browser as downloads. Answers how many were saved; rejects in words where a browser could not.
 */
export const saveTables = async (
  tables: readonly ScreenTable[],
  format: ExportFormat,
): Promise<number> => {
  if (isDesktop()) {
    const asked = tables.map(({ table, input }) => ({ table, input: compact(input) }))
    return (await call('window.saveTables', { format, tables: asked })).saved
  }
  for (const { table, input } of tables) {
    const file = await call('tables.export', { ...input, table, format })
    saveFile(tableFileName(table, format), file.mediaType, file.text)
  }
  return tables.length
}
