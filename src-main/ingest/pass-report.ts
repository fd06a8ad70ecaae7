import type { IndexWriter } from '#main/store/index-writer.ts'
import type { FoundInFolder, IngestReport } from '#schema/ingest.ts'
import type { Discovery } from './discover.ts'
import type { PassResult } from './ingest-pass.ts'
import type { WorkDone } from './work-done.ts'

/** How many transcripts, of how many bytes, lie in each config folder. */
export const foundBy = (roots: readonly string[], { files }: Discovery): FoundInFolder[] =>
  roots.map((root) => {
    const own = files.filter(({ identity }) => identity.configDir === root)
    const bytes = own.reduce((sum, { stamp }) => sum + stamp.size, 0)
    return { path: root, files: own.length, bytes }
  })

/** What is told of a pass that has ended, with what the index holds by now. */
export const reportOf = (
  index: IndexWriter,
  found: Discovery,
  result: PassResult,
  work: WorkDone,
): IngestReport => {
  const figures = index.fileFigures()
  const known = found.files.map((file) => figures.get(file.identity.path))
  return {
    files: found.files.length,
    changedFiles: result.changedFiles,
    lines: known.reduce((sum, file) => sum + (file?.lines ?? 0), 0),
    bytes: found.files.reduce((sum, file) => sum + file.stamp.size, 0),
    newLines: result.newLines,
    newBytes: result.newBytes,
    ...index.counts(),
    problems: known.reduce((sum, file) => sum + (file?.problems ?? 0), 0),
    unreadableFiles: result.troubles,
    ...work,
  }
}
