// npm run bench:scroll: the list of ten thousand sessions in the browser, scrolled from top to end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { ingest } from '#e2e/bench/commands.ts'
import { type Figure, figureTable } from '#e2e/bench/figure.ts'
import { idleFrames, percentile } from '#e2e/bench/scroll-page.ts'
import { untilCaughtUp } from '#e2e/bench/server-api.ts'
import { chromiumLaunch } from '#e2e/find-chromium.ts'
import { root } from '#e2e/folders.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'
import { startServer } from '#e2e/run-built.ts'
import { build, isBuildStale } from '#main/launch/build-state.mjs'
import { writeManySessions } from './many-sessions.ts'

const { values: options } = parseArgs({
  options: {
    sessions: { type: 'string', default: '10000' },
    pixels: { type: 'string', default: '100' },
  },
})

/** Frames of a scroll from top to end, and how many of them showed a row that was not there yet. */
interface Scroll {
  readonly frames: number[]
  readonly waiting: number
  readonly longTasks: number[]
  /** Pixels that were scrolled. */
  readonly height: number
}

/** Runs in the page: so many pixels in every frame, until the box moves no more. */
const scrollInPage = async (pixels: number): Promise<Scroll> => {
  const box = document.querySelector('[role="grid"][aria-label="Sessions"]')
  if (!box) throw new Error('there is no list of sessions')
  const longTasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: 'longtask' })
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const frames: number[] = []
  let [waiting, before, top] = [0, await nextFrame(), -1]
  while (box.scrollTop !== top) {
    top = box.scrollTop
    box.scrollTop = top + pixels
    const now = await nextFrame()
    frames.push(now - before)
    before = now
    const row = box.querySelector('tbody tr:nth-child(15)')
    if (row && !row.querySelector('a')) waiting += 1
  }
  await nextFrame()
  observer.disconnect()
  return { frames, waiting, longTasks, height: box.scrollTop }
}

const figuresOf = (name: string, idle: number, scroll: Scroll): Figure[] => {
  const frame = (share: number, what: string): Figure => {
    const value = percentile(scroll.frames, share)
    return {
      name: `${name}, frame, ${what}`,
      value,
      unit: 'ms',
      ratio: { value: value / idle, to: 'a frame at rest' },
    }
  }
  return [
    frame(0.5, 'median'),
    frame(0.95, '95 of 100'),
    frame(0.99, '99 of 100'),
    frame(1, 'longest'),
    { name: `${name}, frames`, value: scroll.frames.length, unit: 'of them' },
    { name: `${name}, frames with rows to come`, value: scroll.waiting, unit: 'of them' },
    { name: `${name}, tasks longer than 50 ms`, value: scroll.longTasks.length, unit: 'of them' },
  ]
}

const kinds = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'] as const

/** Starts to count what the page computes, in its own time: a busy machine hardly changes it. */
const countWork = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<number[]> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return kinds.map((kind) => metrics.find(({ name }) => name === kind)?.value ?? Number.NaN)
  }
  const before = await read()
  return async (name: string, frames: number): Promise<Figure[]> => {
    const after = await read()
    await session.detach()
    return kinds.map((kind, place) => ({
      name: `${name}, ${kind} of a frame`,
      value: (((after[place] ?? 0) - (before[place] ?? 0)) * 1000) / frames,
      unit: 'ms',
    }))
  }
}

const measure = async (page: Page): Promise<Figure[]> => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await sessions.rows().first().waitFor()
  const idle = percentile(await idleFrames(page, 60), 0.5)
  const figures: Figure[] = [{ name: 'A frame at rest', value: idle, unit: 'ms' }]
  for (const name of ['First time down', 'Again']) {
    const work = await countWork(page)
    const scroll = await page.evaluate(scrollInPage, Number(options.pixels))
    figures.push(...figuresOf(name, idle, scroll), ...(await work(name, scroll.frames.length)))
    await sessions.grid.evaluate((box) => box.scrollTo({ top: 0 }))
  }
  return figures
}

const folder = mkdtempSync(path.join(tmpdir(), 'rearview-scroll-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(130))

if (isBuildStale(root) && !build(root)) throw new Error('Nothing can be measured.')
const places = { claudeDir: path.join(folder, 'home'), dataDir: path.join(folder, 'data') }
process.stderr.write(`Writing and reading ${options.sessions} sessions…\n`)
writeManySessions(places.claudeDir, Number(options.sessions))
await ingest(places)
const server = await startServer(places)
const browser = await chromium.launch(await chromiumLaunch())
try {
  await untilCaughtUp(server)
  const page = await browser.newPage({ viewport: { width: 1360, height: 880 } })
  await page.goto(server.url)
  process.stdout.write(`${figureTable(await measure(page))}\n`)
} finally {
  await browser.close()
  await server.stop()
}
