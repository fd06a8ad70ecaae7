import type { IndexWriter } from '#main/store/index-writer.ts'
import type { Library } from '#main/store/library.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import type { PrepareFile } from './prepare-file.ts'

/** How far a pass is. */
export type PassProgress = Pick<
  IngestProgress,
  'filesDone' | 'filesTotal' | 'bytesDone' | 'bytesTotal'
>

/** What a pass needs: the two stores it fills and how to tell others. */
export interface PassContext {
  readonly library: Library
  readonly index: IndexWriter
  readonly now: () => number
  readonly onProgress: (progress: PassProgress) => void
  readonly onChange: (sessionIds: readonly string[]) => void
  readonly prepare: PrepareFile
  /** Paths to pass over: what a person did not want to wait for. */
  readonly skip?: ReadonlySet<string>
}
