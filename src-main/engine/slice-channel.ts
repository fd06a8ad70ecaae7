import type { PreparedSlice } from '#main/ingest/prepare-file.ts'
import type { ReadTrouble } from './slice-messages.ts'

/** How a file came to its end: read, with a trouble, or because its thread was lost. */
export type SliceEnd = ReadTrouble | 'lost' | null

/** Slices of one file on their way from the thread that prepares them. */
export class SliceChannel {
  private readonly slices: PreparedSlice[] = []
  private end: { readonly how: SliceEnd } | null = null
  private wake: () => void = () => undefined
  private left: number

  constructor(bytes: number) {
    this.left = bytes
  }

  /** Bytes of the file that are not prepared yet. */
  get bytesLeft(): number {
    return this.end ? 0 : this.left
  }

  push(slice: PreparedSlice): void {
    this.slices.push(slice)
    this.left -= slice.end - slice.start
    this.wake()
  }

  close(how: SliceEnd): void {
    this.end ??= { how }
    this.wake()
  }

  /** The next slice, or how the file came to its end. */
  async next(): Promise<PreparedSlice | { readonly how: SliceEnd }> {
    for (;;) {
      const slice = this.slices.shift()
      if (slice) return slice
      if (this.end) return this.end
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  /** Resolves when nothing reads the file any more; what still comes is dropped. */
  async ended(): Promise<void> {
    while (!this.end) {
      this.slices.length = 0
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }
}
