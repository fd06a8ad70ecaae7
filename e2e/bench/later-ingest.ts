import { headless } from '#e2e/run-built.ts'
import { type BenchRun, expectEqual } from './bench-run.ts'
import { appendAnswer, askReport, ingest } from './commands.ts'
import type { Figure } from './figure.ts'
import { fastest, type Run, runProcess } from './run-process.ts'

const measureAgain = async (run: BenchRun, first: Run): Promise<Figure> => {
  const again = await fastest(run.times, () => ingest(run.places))
  const { bytesParsed, rowsWritten } = again.report
  expectEqual(run, 'bytes parsed when nothing is new', bytesParsed, 0)
  expectEqual(run, 'rows written when nothing is new', rowsWritten, 0)
  const ratio = { value: again.ms / first.ms, to: 'the first ingest' }
  return { name: 'Look again, nothing new', value: again.ms, unit: 'ms', ratio }
}

const measureAppended = async (run: BenchRun, first: Run): Promise<Figure[]> => {
  const { home, places, times } = run
  const { ms, report } = await fastest(times, async (time) => {
    const bytes = appendAnswer(home, time)
    const done = await ingest(places)
    expectEqual(run, 'bytes parsed for one line more', done.report.newBytes, bytes)
    expectEqual(run, 'calls with one line more', done.report.calls, home.totals.calls + time + 1)
    return done
  })
  const [all, toAll] = [home.totals.bytes, 'the raw bytes']
  return [
    {
      name: 'One line more, by command',
      value: ms,
      unit: 'ms',
      ratio: { value: ms / first.ms, to: 'the first ingest' },
    },
    {
      name: 'One line more, bytes parsed',
      value: report.newBytes,
      unit: 'bytes',
      ratio: { value: report.newBytes / all, to: toAll },
    },
  ]
}

const measureReport = async ({ places, times }: BenchRun): Promise<Figure[]> => {
  const bare = await fastest(times, () => runProcess(headless, ['--version']))
  const report = await fastest(times, () => askReport(places))
  const ratio = { value: report.ms / bare.ms, to: 'the start alone' }
  return [
    { name: 'Start of the program alone', value: bare.ms, unit: 'ms' },
    { name: 'Report of a filled store', value: report.ms, unit: 'ms', ratio },
  ]
}

/** On a filled store: looking again, one line more, a report; each a new process. */
export const measureLaterIngest = async (run: BenchRun, first: Run): Promise<Figure[]> => {
  run.say('Looking again, with nothing new and with one line more…')
  const again = await measureAgain(run, first)
  const appended = await measureAppended(run, first)
  run.say('Asking for a report…')
  return [again, ...appended, ...(await measureReport(run))]
}
