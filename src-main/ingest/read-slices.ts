import { readSync } from 'node:fs'
import { longestLine } from './split-lines.ts'

/** Bytes from an offset on: complete lines, then what stands behind the last newline. */
export interface Slice {
  readonly start: number
  readonly lines: Buffer
  /** Empty unless this slice ends the file. */
  readonly tail: Buffer
  readonly isLast: boolean
}

/** About as much is read at a time; a longer line is read whole. */
const sliceBytes = 2 * 1024 * 1024

const newline = 0x0a

const nothing = Buffer.alloc(0)

const readFully = (fd: number, into: Buffer, at: number): number => {
  let filled = 0
  while (filled < into.length) {
    const bytes = readSync(fd, into, filled, into.length - filled, at + filled)
    if (bytes === 0) break
    filled += bytes
  }
  return filled
}

/** What was read and not yet given away: one buffer for a whole file, as memory costs time. */
class Held {
  private buffer: Buffer
  length = 0

  constructor(bytes: number) {
    this.buffer = Buffer.allocUnsafe(bytes)
  }

  /** Adds up to so many bytes of a file at an offset; answers how many there were. */
  readOn(fd: number, bytes: number, at: number): number {
    if (this.length + bytes > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, this.length + bytes))
      this.buffer.copy(larger, 0, 0, this.length)
      this.buffer = larger
    }
    const got = readFully(fd, this.buffer.subarray(this.length, this.length + bytes), at)
    this.length += got
    return got
  }

  /** Where the last line ends in what is held, or in the longest a line may be; 0 where none does. */
  lineEnd(): number {
    return this.view(0, Math.min(this.length, longestLine)).lastIndexOf(newline) + 1
  }

  view(from: number, to: number): Buffer {
    return this.buffer.subarray(from, to)
  }

  drop(bytes: number): void {
    this.buffer.copyWithin(0, bytes, this.length)
    this.length -= bytes
  }
}

/**
 * Reads an open file from an offset to the size it had when it was opened. The bytes of a slice
 * are good until the next one is asked for. A line longer than `longestLine` comes in pieces of
 * that size, as if each were a line. Throws what reading throws.
 */
export function* readSlices(fd: number, cursor: number, size: number): Generator<Slice> {
  const held = new Held(Math.min(sliceBytes, Math.max(0, size - cursor)))
  for (let start = cursor; ; ) {
    const reached = start + held.length
    const wanted = Math.max(0, Math.min(sliceBytes, size - reached))
    const got = held.readOn(fd, wanted, reached)
    const isLast = got < wanted || reached + got >= size
    const end = held.lineEnd() || (held.length >= longestLine ? longestLine : 0)
    // Cut by one rule wherever the file ends, so that the archive is read into the same pieces.
    if (isLast && held.length <= longestLine) {
      const tail = held.view(end, held.length)
      yield { start, lines: held.view(0, end), tail, isLast }
      return
    }
    if (end === 0) continue
    yield { start, lines: held.view(0, end), tail: nothing, isLast: false }
    held.drop(end)
    start += end
  }
}
