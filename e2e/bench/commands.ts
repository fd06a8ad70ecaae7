import { appendFileSync } from 'node:fs'
import { headless, type Places, placeFlags } from '#e2e/run-built.ts'
import type { BulkHome } from '#main/sample/bulk-home.ts'
import { transcript } from '#main/sample/transcript.ts'
import { IngestReport } from '#schema/ingest.ts'
import { type Run, runProcess } from './run-process.ts'

/** An `ingest` and what it said. */
export interface IngestRun extends Run {
  readonly report: IngestReport
}

/** Runs `ingest`. */
export const ingest = async (places: Places): Promise<IngestRun> => {
  const run = await runProcess(headless, ['ingest', '--json', ...placeFlags(places)])
  return { ...run, report: IngestReport.parse(JSON.parse(run.stdout)) }
}

/** Runs `report` on what is stored. */
export const askReport = (places: Places): Promise<Run> =>
  runProcess(headless, ['report', '--json', '--no-ingest', ...placeFlags(places)])

/** Adds one answer to the longest session and tells its bytes; each number gives another answer. */
export const appendAnswer = (
  { longest }: BulkHome,
  number: number,
  text = 'One more answer.',
): number => {
  const { sessionId, cwd, file } = longest
  const startAt = Date.UTC(2026, 10, 1) + number * 60_000
  const to = transcript({ sessionId, cwd, startAt, model: 'claude-opus-5', seed: 1e6 + number })
  const line = to.answer(text).text()
  appendFileSync(file, line)
  return Buffer.byteLength(line)
}
