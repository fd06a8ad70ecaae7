import type { CommandHandlers } from '#main/features/handlers.ts'

/** Handlers of reading. */
export const ingestCommands: CommandHandlers<'ingest'> = {
  'ingest.run': async ({ text }, { runPass, catchUpTexts }) => {
    const startedAt = performance.now()
    const report = await runPass()
    if (!text) return report
    await catchUpTexts()
    return { ...report, elapsedMs: Math.round(performance.now() - startedAt) }
  },
  'ingest.cancel': async (_, { stopReading }) => ({ stopped: await stopReading() }),
}
