import { createDispatch } from '#main/engine/dispatch.ts'
import type { Caller } from '#main/engine/engine.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { Parsed } from '#schema/operations.ts'
import type { AddFolder } from './add-folder.ts'
import { chooseFolder } from './add-folder.ts'
import { type SaveTables, saveTables } from './save-tables.ts'

/** What operations of the window need of Electron and the engine. */
export interface WindowParts extends Pick<AddFolder, 'askWhich' | 'addSource'> {
  readonly home: string
  readonly dataDir: string
  /** Answers what went wrong, empty where nothing did. */
  readonly openPath: (path: string) => Promise<string>
  readonly save: SaveTables
  /** Offers the tables of the screen in the menu, or nothing where there are none. */
  readonly offerTables: (tables: number) => void
}

const showDataFolder = async ({ dataDir, openPath }: WindowParts): Promise<object> => {
  const trouble = await openPath(dataDir)
  if (trouble !== '') throw new AppError('unavailable', `${dataDir} cannot be shown: ${trouble}`)
  return {}
}

const addFolder = async (parts: WindowParts): Promise<object> => {
  const path = await chooseFolder(parts.home, parts.askWhich)
  if (path === null) return { path }
  const outcome = await parts.addSource(path)
  if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.message)
  return { path }
}

/** Runs the operations that only a window has, through the same door as all others. */
export const createWindowDispatch = (
  parts: WindowParts,
): ((name: string, raw: unknown, caller: Caller) => Promise<Outcome<unknown>>) =>
  createDispatch(async ({ name, input }) => {
    if (name === 'window.showDataFolder') return showDataFolder(parts)
    if (name === 'window.addFolder') return addFolder(parts)
    if (name === 'window.saveTables') {
      return { saved: await saveTables(input as Parsed<'window.saveTables'>, parts.save) }
    }
    if (name === 'window.tellTables') {
      parts.offerTables((input as Parsed<'window.tellTables'>).tables)
      return {}
    }
    throw new AppError('not_found')
  })
