import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { readSettings } from '#main/store/stored-settings.ts'

/** Handlers that read settings. */
export const settingsQueries: QueryHandlers<'settings'> = {
  'settings.get': async (_, { library }) => readSettings((key) => library.setting(key)),
}

/** Handlers that change settings. */
export const settingsCommands: CommandHandlers<'settings'> = {
  'settings.set': async (change, { changeSettings }) => changeSettings(change),
}
