import { type Server, startServer } from '#e2e/run-built.ts'
import { findNewest, TextFinder } from '#main/store/find-texts.ts'
import { type BenchRun, expectEqual } from './bench-run.ts'
import { appendAnswer } from './commands.ts'
import type { Figure } from './figure.ts'
import { percentile } from './scroll-page.ts'
import { listen, statusOf, untilLive } from './server-api.ts'

/** Lines added here must not be those that were added before. */
const firstNumber = 100

/** The first ones also wait for the watcher to be ready and for the threads of the full text. */
const warmUps = 3
const lines = 40

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Ms until a server has told of a line that was appended, and until a word of it is found. */
const appendOne = async (
  run: BenchRun,
  server: Server,
  time: number,
): Promise<{ told: number; found: number }> => {
  const word = `appended${time}word`
  const finder = new TextFinder(run.places.dataDir)
  try {
    const heard = await listen(server, 'store.changed')
    const startedAt = performance.now()
    appendAnswer(run.home, firstNumber + time, `One more answer: ${word}.`)
    const told = heard().then(() => performance.now() - startedAt)
    while (findNewest(finder, word, 1).length === 0) {
      if (performance.now() - startedAt > 10_000) throw new Error(`${word} is never found`)
      await pause(1)
    }
    return { found: performance.now() - startedAt, told: await told }
  } finally {
    finder.close()
  }
}

/** How long a running server takes to hold a line that was appended to a transcript. */
export const measureLive = async (run: BenchRun): Promise<Figure[]> => {
  run.say('Appending to a transcript that a server watches…')
  const server = await startServer(run.places)
  try {
    await untilLive(server)
    const before = (await statusOf(server)).counts.calls
    const times: { told: number; found: number }[] = []
    for (let time = 0; time < warmUps + lines; time += 1) {
      times.push(await appendOne(run, server, time))
      await pause(60)
    }
    const { calls } = (await statusOf(server)).counts
    expectEqual(run, 'calls after lines that a server saw', calls, before + warmUps + lines)
    const warm = times.slice(warmUps)
    const figure = (name: string, all: number[], share: number): Figure => ({
      name: `${name}, ${share === 0.5 ? 'median' : 'p95'}`,
      value: percentile(all, share),
      unit: 'ms',
    })
    const told = warm.map((one) => one.told)
    const found = warm.map((one) => one.found)
    return [
      figure('One line more, while it is watched', told, 0.5),
      figure('One line more, while it is watched', told, 0.95),
      figure('One line more, until it is found', found, 0.5),
      figure('One line more, until it is found', found, 0.95),
    ]
  } finally {
    await server.stop()
  }
}
