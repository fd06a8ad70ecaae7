import type { FileJob, PreparedSlice } from '#main/ingest/prepare-file.ts'

/** From the writer to a thread that prepares files. */
export type ToSliceWorker =
  | { readonly kind: 'prepare'; readonly id: number; readonly job: FileJob }
  /** A slice was taken. */
  | { readonly kind: 'taken'; readonly id: number }
  /** The rest of a file is not wanted. */
  | { readonly kind: 'cancel'; readonly id: number }

/** From a thread that prepares files to the writer. */
export type FromSliceWorker =
  | { readonly kind: 'slice'; readonly id: number; readonly slice: PreparedSlice }
  /** The file is not read any more. */
  | { readonly kind: 'end'; readonly id: number; readonly trouble: ReadTrouble | null }

/** Why a file could not be read on; `code` is the system's. */
export interface ReadTrouble {
  readonly code: string | null
  readonly message: string
}
