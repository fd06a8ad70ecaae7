import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { UsageReport } from '#schema/usage.ts'
import { type BenchRun, expectEqual } from './bench-run.ts'
import { askReport, type IngestRun, ingest } from './commands.ts'
import { type Figure, megabyte } from './figure.ts'
import { fastest, type Run, runProcess } from './run-process.ts'

/** The program must count what the home says of itself. */
const checkTotals = async (run: BenchRun, { report }: IngestRun): Promise<void> => {
  const { totals } = run.home
  for (const key of ['files', 'sessions', 'lines', 'bytes', 'calls'] as const) {
    expectEqual(run, `${key} after the first ingest`, report[key], totals[key])
  }
  expectEqual(run, 'lines that could not be read', report.problems, 0)
  const usage = UsageReport.parse(JSON.parse((await askReport(run.places)).stdout)).totals
  expectEqual(run, 'calls of the report', usage.calls, totals.calls)
  expectEqual(run, 'input tokens', usage.inputTokens, totals.input)
  expectEqual(run, 'output tokens', usage.outputTokens, totals.output)
  expectEqual(run, 'cache read tokens', usage.cacheReadTokens, totals.cacheRead)
  expectEqual(run, 'cache write 5 min tokens', usage.cacheWrite5mTokens, totals.cacheWrite5m)
  expectEqual(run, 'cache write 1 h tokens', usage.cacheWrite1hTokens, totals.cacheWrite1h)
}

const bytesIn = (folder: string, start: string): number =>
  readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.includes('.db'))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)

const storeFigures = ({ home, places }: BenchRun): Figure[] => {
  const size = (name: string, start: string): Figure => {
    const bytes = bytesIn(places.dataDir, start)
    const ratio = { value: bytes / home.totals.bytes, to: 'the raw bytes' }
    return { name, value: bytes / megabyte, unit: 'MB', ratio }
  }
  return [
    size('Library on disk', 'library'),
    size('Index on disk', 'index'),
    size('Full text on disk', 'search'),
    size('All on disk', ''),
  ]
}

const firstFigures = ({ home }: BenchRun, parse: Run, first: IngestRun): Figure[] => {
  const { bytes, lines } = home.totals
  const seconds = first.ms / 1000
  return [
    { name: 'JSON.parse of every line, nothing else', value: parse.ms, unit: 'ms' },
    {
      name: 'First right totals',
      value: first.report.firstTotalsMs,
      unit: 'ms',
      ratio: { value: first.report.firstTotalsMs / parse.ms, to: 'JSON.parse of every line' },
    },
    {
      name: 'First ingest, archive and full text',
      value: first.ms,
      unit: 'ms',
      ratio: { value: first.ms / parse.ms, to: 'JSON.parse of every line' },
    },
    { name: 'First ingest, bytes', value: bytes / megabyte / seconds, unit: 'MB/s' },
    { name: 'First ingest, lines', value: lines / seconds, unit: 'lines/s' },
    {
      name: 'First ingest, most memory',
      value: first.peakBytes / megabyte,
      unit: 'MB',
      ratio: { value: first.peakBytes / bytes, to: 'the raw bytes' },
    },
  ]
}

/** What the first ingest of a run told. */
export interface FirstIngest {
  readonly first: Run
  readonly figures: readonly Figure[]
}

/** Fills a fresh store, and proves what it holds against what the home says of itself. */
export const measureFirstIngest = async (run: BenchRun): Promise<FirstIngest> => {
  const { home, places, times, say } = run
  say('Parsing every line and nothing else…')
  const parse = await fastest(times, () =>
    runProcess(path.join(import.meta.dirname, 'parse-only.ts'), [places.claudeDir]),
  )
  expectEqual(run, 'lines parsed', JSON.parse(parse.stdout).lines, home.totals.lines)
  say('Reading everything into a fresh store…')
  const first = await fastest(times, (time) =>
    ingest({ ...places, dataDir: time === 0 ? places.dataDir : run.newFolder() }),
  )
  await checkTotals(run, first)
  return { first, figures: [...firstFigures(run, parse, first), ...storeFigures(run)] }
}
