import type { Places } from '#e2e/run-built.ts'
import type { BulkHome } from '#main/sample/bulk-home.ts'
import { formatNumber } from './figure.ts'

/** One run of the bench: what is measured, and what turned out to be wrong. */
export interface BenchRun {
  readonly home: BulkHome
  /** The corpus and the store that the first ingest fills; all later figures are taken on it. */
  readonly places: Places
  /** Makes an empty folder that is gone at the end. */
  readonly newFolder: () => string
  /** How often what is cheap is done; the fastest counts. */
  readonly times: number
  readonly say: (sentence: string) => void
  /** Notes a check that failed; the bench goes on and ends with 1. */
  readonly fail: (sentence: string) => void
}

/** Fails the run where two numbers differ. */
export const expectEqual = (
  run: Pick<BenchRun, 'fail'>,
  what: string,
  found: number | undefined,
  expected: number,
): void => {
  if (found === expected) return
  const said = found === undefined ? 'none' : formatNumber(found)
  run.fail(`${what}: ${said} instead of ${formatNumber(expected)}`)
}
