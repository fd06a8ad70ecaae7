import type { CommandHandlers } from '#main/features/handlers.ts'
import { peakRssMb } from '#main/lib/peak-memory.ts'

/** Handlers of reading. */
export const ingestCommands: CommandHandlers<'ingest'> = {
  'ingest.run': async ({ text }, { runPass, catchUpTexts }) => {
    const startedAt = performance.now()
    const report = await runPass()
    if (!text) return report
    await catchUpTexts()
    const elapsedMs = Math.round(performance.now() - startedAt)
    return { ...report, peakRssMb: peakRssMb(), elapsedMs }
  },
  'ingest.cancel': async (_, { stopReading }) => ({ stopped: await stopReading() }),
}
