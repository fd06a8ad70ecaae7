import { createHash } from 'node:crypto'
import { type Codec, pack } from './codec.ts'

/** Bytes of a transcript as the library keeps them: packed, with what proves them whole. */
export interface PackedChunk {
  /** Unpacked bytes. */
  readonly length: number
  readonly codec: Codec
  /** Of the unpacked bytes. */
  readonly sha256: Uint8Array
  readonly data: Uint8Array
}

/** A megabyte packs a tenth smaller than a quarter of one and opens in the same 0.2 ms. */
const chunkBytes = 1024 * 1024

/** The last chunk of a file is packed anew with what is appended until it holds this much. */
export const openBytes = 128 * 1024

const mostBytes = 4 * chunkBytes

const newline = 0x0a

/** Ends a chunk behind a line where one ends in time, else in the midst of a huge one. */
const chunkEnd = (bytes: Uint8Array, start: number): number => {
  if (bytes.length - start <= chunkBytes) return bytes.length
  const found = bytes.indexOf(newline, start + chunkBytes - 1)
  const isNear = found !== -1 && found - start < mostBytes
  return isNear ? found + 1 : Math.min(bytes.length, start + mostBytes)
}

/** Packs bytes into chunks that follow on one another; needs no store, so any thread may do it. */
export const packChunks = (bytes: Uint8Array): PackedChunk[] => {
  const chunks: PackedChunk[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = chunkEnd(bytes, start)
    const piece = bytes.subarray(start, end)
    const sha256 = createHash('sha256').update(piece).digest()
    chunks.push({ length: piece.length, sha256, ...pack(piece) })
    start = end
  }
  return chunks
}
