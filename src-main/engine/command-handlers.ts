import { bookmarksCommands } from '#main/features/bookmarks/bookmarks.operations.ts'
import { etlCommands } from '#main/features/etl/etl.operations.ts'
import type { CommandName } from '#main/features/handlers.ts'
import { ingestCommands } from '#main/features/ingest/ingest.operations.ts'
import { moneyCommands } from '#main/features/money/money.operations.ts'
import { notesCommands } from '#main/features/notes/notes.operations.ts'
import { qaCommands } from '#main/features/qa/qa.operations.ts'
import { searchCommands } from '#main/features/search/search.operations.ts'
import { sessionsCommands } from '#main/features/sessions/sessions.operations.ts'
import { settingsCommands } from '#main/features/settings/settings.operations.ts'
import { sourcesCommands } from '#main/features/sources/sources.operations.ts'
import { tagsCommands } from '#main/features/tags/tags.operations.ts'
import type { Handle } from './serve-calls.ts'

/** Every command, run by the ingest worker, the only one that writes. */
const commandHandlers = {
  ...ingestCommands,
  ...etlCommands,
  ...sourcesCommands,
  ...settingsCommands,
  ...moneyCommands,
  ...searchCommands,
  ...bookmarksCommands,
  ...notesCommands,
  ...sessionsCommands,
  ...qaCommands,
  ...tagsCommands,
} satisfies Record<CommandName, unknown>

/** The handler of a command; undefined where there is none. */
export const commandHandler = async (name: string): Promise<Handle | undefined> =>
  Object.hasOwn(commandHandlers, name)
    ? (commandHandlers[name as CommandName] as Handle)
    : undefined
