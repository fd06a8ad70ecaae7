import type { CommandHandlers } from '#main/features/handlers.ts'

/** Handlers of reading. */
export const ingestCommands: CommandHandlers<'ingest'> = {
  'ingest.run': (_, { runPass }) => runPass(),
  'ingest.cancel': async (_, { stopReading }) => ({ stopped: await stopReading() }),
}
