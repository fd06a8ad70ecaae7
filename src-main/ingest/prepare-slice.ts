import type { IndexedLine } from '#main/store/index-writer.ts'
import { openBytes, type PackedChunk, packChunks } from '#main/store/pack-chunks.ts'
import { providerOf } from './providers/index.ts'
import { readPending, splitLines } from './split-lines.ts'

/** A stretch of a transcript as it was read: complete lines, and what stands behind the last one. */
export interface RawSlice {
  /** Id of the agent that wrote it. */
  readonly provider: string
  /** Offset of the first byte in the file. */
  readonly start: number
  readonly lines: Uint8Array
  /** Empty unless this slice ends the file. */
  readonly tail: Uint8Array
}

/** A slice read into facts. */
export interface ReadSlice {
  readonly lines: readonly IndexedLine[]
  readonly problems: readonly { readonly offset: number; readonly reason: string }[]
  /** A last line without its newline that is whole already. */
  readonly pending: IndexedLine | null
}

/** A slice ready to be written: packed for the library, read for the index. */
export interface PreparedSlice extends ReadSlice {
  /** Null for a few lines more: they are packed together with those they follow on. */
  readonly chunks: readonly PackedChunk[] | null
}

/** Prepares slices, here or in another thread; answers as many as it is given, in their order. */
export type PrepareSlices = (slices: readonly RawSlice[]) => Promise<readonly PreparedSlice[]>

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Reads every line of a slice; what cannot be read is a problem, never an exception. */
export const readSlice = ({ provider, start, lines, tail }: RawSlice): ReadSlice => {
  const agent = providerOf(provider)
  return {
    ...splitLines(agent, asBuffer(lines), start),
    pending: readPending(agent, asBuffer(tail), start + lines.length),
  }
}

/** All that can be done with a slice without a store: most of the work of an ingest. */
export const prepareSlice = (slice: RawSlice): PreparedSlice => ({
  ...readSlice(slice),
  chunks: slice.start > 0 && slice.lines.length < openBytes ? null : packChunks(slice.lines),
})

/** Prepares slices in this thread. */
export const prepareHere: PrepareSlices = (slices) => Promise.resolve(slices.map(prepareSlice))
