import { peakRssMb } from '#main/lib/peak-memory.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import type { Library } from '#main/store/library.ts'
import type { IngestReport } from '#schema/ingest.ts'

/** What a pass cost. */
export type WorkDone = Pick<
  IngestReport,
  'bytesParsed' | 'rowsWritten' | 'firstTotalsMs' | 'peakRssMb' | 'elapsedMs'
>

/** Begins to measure a pass; the stores must stay the same until it ends. */
export const beginWork = (library: Library, index: IndexWriter) => {
  const startedAt = performance.now()
  const rows = (): number => library.writtenRows() + index.writtenRows()
  const before = { rows: rows(), parsed: index.parsedBytes }
  const passed = (): number => Math.round(performance.now() - startedAt)
  let firstTotalsMs: number | null = null
  return {
    /** The sums of everything found are committed. */
    noteTotals: (): void => {
      firstTotalsMs = passed()
    },
    end: (): WorkDone => ({
      bytesParsed: index.parsedBytes - before.parsed,
      rowsWritten: rows() - before.rows,
      firstTotalsMs: firstTotalsMs ?? passed(),
      peakRssMb: peakRssMb(),
      elapsedMs: passed(),
    }),
  }
}
