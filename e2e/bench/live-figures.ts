import { startServer } from '#e2e/run-built.ts'
import { type BenchRun, expectEqual } from './bench-run.ts'
import { appendAnswer } from './commands.ts'
import type { Figure } from './figure.ts'
import { fastest } from './run-process.ts'
import { listen, statusOf, untilLive } from './server-api.ts'

/** Lines added here must not be those that were added before. */
const firstNumber = 100

/** How long a running server takes to hold a line that was appended to a transcript. */
export const measureLive = async (run: BenchRun): Promise<Figure[]> => {
  run.say('Appending to a transcript that a server watches…')
  const server = await startServer(run.places)
  try {
    await untilLive(server)
    const before = (await statusOf(server)).counts.calls
    // The first one also waits for the watcher to be ready.
    const { ms } = await fastest(run.times + 1, async (time) => {
      const heard = await listen(server, 'store.changed')
      const startedAt = performance.now()
      appendAnswer(run.home, firstNumber + time)
      await heard()
      return { ms: performance.now() - startedAt }
    })
    const { calls } = (await statusOf(server)).counts
    expectEqual(run, 'calls after lines that a server saw', calls, before + run.times + 1)
    return [{ name: 'One line more, while it is watched', value: ms, unit: 'ms' }]
  } finally {
    await server.stop()
  }
}
