import type { Generation, SourceFile } from './library.ts'
import type { IndexedLine } from './write-messages.ts'

/** A stretch of one file, read into facts: `[start, end)` and the lines found in it. */
export interface IndexBatch {
  readonly file: SourceFile
  readonly generation: Generation
  readonly start: number
  readonly end: number
  readonly lines: readonly IndexedLine[]
  /** A last line without its newline that is whole; read again when the file grows. */
  readonly pending: IndexedLine | null
  readonly problems: readonly LineProblem[]
  /** What its provider must know to read on behind `end`; null where it needs nothing. */
  readonly readerState: string | null
}

/** A line that could not be read: the byte it begins at, and why in words. */
export interface LineProblem {
  readonly offset: number
  readonly reason: string
}

/** Every line of a batch, a last one without its newline too. */
export const linesOf = ({ lines, pending }: IndexBatch): readonly IndexedLine[] =>
  pending ? [...lines, pending] : lines
