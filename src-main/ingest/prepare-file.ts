import type { FileIdentity } from '#main/store/library.ts'
import { openBytes, type PackedChunk, packChunks } from '#main/store/pack-chunks.ts'
import type { IndexedLine } from '#main/store/write-messages.ts'
import { providerOf } from './providers/index.ts'
import type { FilePlace, FileReading } from './providers/provider.ts'
import { readSlices, type Slice } from './read-slices.ts'
import { readPending, splitLines } from './split-lines.ts'

/** An open file, and from where to where it is to be read. */
export interface FileJob {
  /** Of this process, so that any of its threads may read. */
  readonly fd: number
  readonly file: FileIdentity
  readonly from: number
  /** What its provider left behind when it read up to there; see `FileReading`. */
  readonly before: string | null
  readonly size: number
}

/** Complete lines read into facts. */
export interface ReadLines {
  /** What was known of the lines before these. */
  readonly before: string | null
  /** What is known behind them. */
  readonly readerState: string | null
  readonly place: FilePlace
  readonly lines: readonly IndexedLine[]
  readonly problems: readonly { readonly offset: number; readonly reason: string }[]
  /** A last line without its newline that is whole already. */
  readonly pending: IndexedLine | null
}

/** A stretch of a file ready to be written: packed for the library, read for the index. */
export interface PreparedSlice {
  readonly start: number
  /** Offset behind its last complete line. */
  readonly end: number
  readonly newlines: number
  /** What stands behind the last newline of the file. */
  readonly tail: Uint8Array
  readonly isLast: boolean
  /** Either packed or, for a few lines that are packed with those before them, as they are. */
  readonly bytes: { readonly chunks: readonly PackedChunk[] } | { readonly raw: Uint8Array }
  readonly read: ReadLines
}

/** A file that is being prepared. */
export interface PreparedFile {
  readonly slices: AsyncIterable<PreparedSlice>
  /** Ends the preparing; resolves when nothing reads the file any more. */
  readonly close: () => Promise<void>
}

/** Begins to prepare an open file, here or in another thread. */
export type PrepareFile = (job: FileJob) => PreparedFile

/** Begins to read a file, or goes on where a reading of it stood. */
export const readFrom = (file: FileIdentity, before: string | null): FileReading =>
  providerOf(file.provider).beginReading(file, before)

/** Reads lines and what stands behind them; what cannot be read is a problem, never an exception. */
export const readLines = (
  reading: FileReading,
  { start, lines, tail }: Pick<Slice, 'start' | 'lines' | 'tail'>,
): ReadLines => {
  const before = reading.state()
  const split = splitLines(reading, lines, start)
  // A line that waits for its newline is read again: reading goes on from before it.
  const readerState = reading.state()
  const pending = readPending(reading, tail, start + lines.length)
  return { ...split, pending, before, readerState, place: reading.place() }
}

const newline = 0x0a

const countLines = (bytes: Buffer): number => {
  let lines = 0
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1
  return lines
}

const prepareSlice = (reading: FileReading, slice: Slice): PreparedSlice => {
  const { start, lines, tail, isLast } = slice
  const isSmall = start > 0 && lines.length < openBytes
  return {
    start,
    end: start + lines.length,
    newlines: countLines(lines),
    tail: Uint8Array.from(tail),
    isLast,
    bytes: isSmall ? { raw: Uint8Array.from(lines) } : { chunks: packChunks(lines) },
    read: readLines(reading, slice),
  }
}

/** All that can be done with a file without a store: most of the work of an ingest. */
export function* prepareSlices(job: FileJob): Generator<PreparedSlice> {
  const reading = readFrom(job.file, job.before)
  for (const slice of readSlices(job.fd, job.from, job.size)) yield prepareSlice(reading, slice)
}

/** Who prepares files, and lets go what that took when there are none for now. */
export interface Preparer {
  readonly prepare: PrepareFile
  /** Many files are about to come, so that what prepares them may get ready. */
  readonly warm: () => void
  readonly rest: () => Promise<void>
}

/** Prepares a file in this thread, slice by slice as they are asked for. */
export const prepareHere: PrepareFile = (job) => ({
  slices: (async function* () {
    yield* prepareSlices(job)
  })(),
  close: () => Promise.resolve(),
})

/** A preparer in this thread. */
export const preparerHere: Preparer = {
  prepare: prepareHere,
  warm: () => undefined,
  rest: () => Promise.resolve(),
}
