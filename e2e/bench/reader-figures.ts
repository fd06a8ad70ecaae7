import type { Browser, BrowserContext, Page } from '@playwright/test'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'
import { startServer } from '#e2e/run-built.ts'
import type { KnownSession } from '#main/sample/bulk-home.ts'
import type { BenchRun } from './bench-run.ts'
import { type Figure, megabyte } from './figure.ts'
import { fastest } from './run-process.ts'
import { idleFrames, percentile, type Scrolled, scroll } from './scroll-page.ts'
import { lookFor, type Mark, whenSeen } from './see-page.ts'
import { untilLive } from './server-api.ts'

/** The box with the records of a transcript. */
const records = ':is([role="feed"], [aria-label="Records"])'

const screens = 100

const promptOf = ({ title, firstPrompt }: KnownSession): Mark => ({
  name: title,
  css: `${records} article`,
  text: firstPrompt,
})

/** Bytes that scripts of the page hold, after all else was given back. */
const heapOf = async (context: BrowserContext, page: Page): Promise<number> => {
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')
  if (!used) throw new Error('the browser does not tell its heap')
  return used.value
}

const findRow = async (page: Page, { title }: KnownSession) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await sessions.text.fill(title)
  const row = sessions.row(title)
  await row.waitFor()
  return row
}

/** Ms from pressing the row of a session to its first prompt. */
const measureOpen = async (page: Page, session: KnownSession): Promise<{ ms: number }> => {
  const row = await findRow(page, session)
  await row.getByRole('link').click()
  const { at, pressedAt } = await whenSeen(page, session.title)
  return { ms: at - pressedAt }
}

const frameFigures = (idle: number, { frames }: Scrolled): Figure[] => {
  const figure = (name: string, value: number): Figure => ({
    name: `Frame while scrolling 100 screens, ${name}`,
    value,
    unit: 'ms',
    ratio: { value: value / idle, to: 'a frame at rest' },
  })
  return [
    figure('median', percentile(frames, 0.5)),
    figure('95 of 100', percentile(frames, 0.95)),
    figure('longest', percentile(frames, 1)),
  ]
}

const measureScroll = async (
  run: BenchRun,
  context: BrowserContext,
  page: Page,
): Promise<Figure[]> => {
  run.say(`Scrolling through ${screens} screens of it…`)
  const idle = percentile(await idleFrames(page, 60), 0.5)
  const scrolled = await scroll(page, { css: records, screens, framesPerScreen: 6 })
  // Where heights are measured as they come, the box may be put right by a little.
  if (scrolled.screens < screens * 0.9) {
    run.fail(`The reader scrolled ${scrolled.screens.toFixed(0)} screens instead of ${screens}.`)
  }
  const heap = await heapOf(context, page)
  return [
    ...frameFigures(idle, scrolled),
    { name: 'Memory of the page after scrolling', value: heap / megabyte, unit: 'MB' },
  ]
}

const measureReader = async (
  run: BenchRun,
  context: BrowserContext,
  page: Page,
): Promise<Figure[]> => {
  const { usual, longest } = run.home
  run.say('Opening a session of the usual length…')
  const short = await fastest(run.times, () => measureOpen(page, usual))
  await findRow(page, longest)
  const before = await heapOf(context, page)
  run.say(`Opening one of ${(longest.bytes / megabyte).toFixed(0)} MB…`)
  const long = await measureOpen(page, longest)
  const [...scrolling] = await measureScroll(run, context, page)
  const after = scrolling.pop()
  const ratio = { value: long.ms / short.ms, to: 'one of the usual length' }
  return [
    { name: 'Press to first prompt, usual session', value: short.ms, unit: 'ms' },
    { name: 'Press to first prompt, longest session', value: long.ms, unit: 'ms', ratio },
    ...scrolling,
    { name: 'Memory of the page before opening it', value: before / megabyte, unit: 'MB' },
    ...(after
      ? [{ ...after, ratio: { value: (after.value * megabyte) / before, to: 'before' } }]
      : []),
  ]
}

/** Opening and scrolling a very long session in the browser. */
export const measureReading = async (run: BenchRun, browser: Browser): Promise<Figure[]> => {
  const context = await browser.newContext({ viewport: { width: 1360, height: 880 } })
  const page = await context.newPage()
  await lookFor(page, [promptOf(run.home.usual), promptOf(run.home.longest)])
  const server = await startServer(run.places)
  try {
    await untilLive(server)
    await page.goto(server.url)
    return await measureReader(run, context, page)
  } finally {
    await context.close()
    await server.stop()
  }
}
