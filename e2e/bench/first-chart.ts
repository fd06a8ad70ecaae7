import type { Browser, Page } from '@playwright/test'
import { type Places, type Server, startServer } from '#e2e/run-built.ts'
import type { BenchRun } from './bench-run.ts'
import type { Figure } from './figure.ts'
import { fastest } from './run-process.ts'
import { lookFor, whenSeen } from './see-page.ts'
import { statusOf } from './server-api.ts'

const chart = { name: 'chart', css: '.recharts-bar-rectangle path' }
const title = { name: 'title', css: 'h1', text: 'Overview' }

/** Starts a server, opens its page and waits for a mark; ms from the start of the process. */
const untilSeen = async <T>(
  browser: Browser,
  places: Places,
  mark: string,
  use: (server: Server, page: Page) => Promise<T>,
): Promise<{ ms: number; used: T }> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await lookFor(page, [chart, title])
  const startedAt = Date.now()
  const server = await startServer(places)
  try {
    await page.goto(server.url, { waitUntil: 'commit' })
    const { at } = await whenSeen(page, mark)
    return { ms: at - startedAt, used: await use(server, page) }
  } finally {
    await context.close()
    await server.stop()
  }
}

const measureFresh = async (run: BenchRun, browser: Browser): Promise<Figure> => {
  const { places } = run
  const fresh = { ...places, dataDir: run.newFolder() }
  const { ms, used } = await untilSeen(browser, fresh, 'chart', async (server) => {
    const { ingest } = await statusOf(server)
    if (ingest.phase === 'live') return 'all files had been read'
    const { filesDone } = ingest
    return filesDone === 0 ? 'no file had been read to its end' : `${filesDone} files had been read`
  })
  run.say(`  When its first chart was drawn, ${used}.`)
  return { name: 'Start to first chart, fresh store', value: ms, unit: 'ms' }
}

/** From the start of the server's process to what a person sees in a browser that is open. */
export const measureFirstChart = async (run: BenchRun, browser: Browser): Promise<Figure[]> => {
  const { places, times, say } = run
  say('Starting the server and waiting for the first chart…')
  const nothing = async () => undefined
  const frame = await fastest(times, () => untilSeen(browser, places, 'title', nothing))
  const first = await fastest(times, () => untilSeen(browser, places, 'chart', nothing))
  const fresh = await measureFresh(run, browser)
  const ratio = { value: fresh.value / first.ms, to: 'a filled store' }
  return [
    { name: 'Start to the frame of the page', value: frame.ms, unit: 'ms' },
    { name: 'Start to first chart, filled store', value: first.ms, unit: 'ms' },
    { ...fresh, ratio },
  ]
}
