// npm run bench: a corpus made from a seed, and what the built program makes of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '#e2e/find-chromium.ts'
import { root } from '#e2e/folders.ts'
import { build, isBuildStale } from '#main/launch/build-state.mjs'
import { type BulkHome, writeBulkHome } from '#main/sample/bulk-home.ts'
import type { BenchRun } from './bench-run.ts'
import { type Figure, figureTable, formatNumber, megabyte } from './figure.ts'
import { measureFirstChart } from './first-chart.ts'
import { measureFirstIngest } from './first-ingest.ts'
import { measureLaterIngest } from './later-ingest.ts'
import { measureLive } from './live-figures.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { measureReading } from './reader-figures.ts'

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

/** From here on one run of something takes long enough to be told from chance. */
const largeBytes = 150_000_000

/** A folder that is gone when the process ends, however that comes about. */
const makeFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-bench-'))
  process.on('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130))
  }
  return folder
}

const describeHome = ({ totals, sha256 }: BulkHome): string =>
  `${formatNumber(totals.bytes / megabyte)} MB in ${formatNumber(totals.files)} files, ` +
  `${formatNumber(totals.lines)} lines, ${formatNumber(totals.calls)} calls, ` +
  `SHA-256 ${sha256.slice(0, 16)}…`

const startRun = (options: BenchOptions, failures: string[]): BenchRun => {
  const folder = makeFolder()
  const newFolder = () => mkdtempSync(path.join(folder, 'data-'))
  const claudeDir = path.join(folder, 'home')
  say('Writing the corpus…')
  const home = writeBulkHome(claudeDir, options)
  say(`  ${describeHome(home)}`)
  const fail = (sentence: string) => {
    failures.push(sentence)
    say(`  WRONG: ${sentence}`)
  }
  const times = options.bytes < largeBytes ? 3 : 1
  return { home, places: { claudeDir, dataDir: newFolder() }, newFolder, times, say, fail }
}

/** Takes figures as they come, so that what was measured is told even when something goes wrong. */
type Add = (figures: readonly Figure[]) => void

const measureInBrowser = async (run: BenchRun, add: Add): Promise<void> => {
  const browser = await chromium.launch(await chromiumLaunch())
  try {
    add(await measureFirstChart(run, browser))
    add(await measureReading(run, browser))
  } finally {
    await browser.close()
  }
}

const measure = async (run: BenchRun, add: Add): Promise<void> => {
  const { first, figures } = await measureFirstIngest(run)
  add(figures)
  add(await measureLaterIngest(run, first))
  add(await measureLive(run))
  await measureInBrowser(run, add)
}

const sentenceOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

const machine = { node: process.version, platform: process.platform, cores: availableParallelism() }

const bench = async (options: BenchOptions): Promise<void> => {
  if (isBuildStale(root) && !build(root)) throw new Error('Nothing can be measured.')
  const failures: string[] = []
  const run = startRun(options, failures)
  const figures: Figure[] = []
  await measure(run, (more) => figures.push(...more)).catch((thrown: unknown) =>
    run.fail(`The rest was not measured: ${sentenceOf(thrown)}`),
  )
  const { totals, sha256 } = run.home
  const { bytes, seed, json } = options
  if (json) {
    const result = { machine, corpus: { bytes, seed, sha256, totals }, figures, failures }
    writeFileSync(
      path.resolve(process.env.INIT_CWD ?? '', json),
      `${JSON.stringify(result, null, 2)}\n`,
    )
  }
  process.stdout.write(`${figureTable(figures)}\n`)
  for (const failure of failures) process.stdout.write(`WRONG: ${failure}\n`)
  if (failures.length > 0) process.exitCode = 1
}

try {
  await bench(readOptions(process.argv.slice(2)))
} catch (thrown) {
  say(sentenceOf(thrown))
  process.exitCode = 1
}
