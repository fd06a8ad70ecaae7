import type { CommandHandlers } from '#main/features/handlers.ts'

export const ingestCommands: CommandHandlers<'ingest'> = {
  'ingest.run': (_, { runPass }) => runPass(),
}
