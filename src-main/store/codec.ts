import * as zlib from 'node:zlib'
import { AppError } from '#schema/errors.ts'
import { releaseBytes } from './release-bytes.ts'
import { blockBytes, zstdPrefix } from './zstd-prefix.ts'

const codecs = ['zstd', 'deflate'] as const

/** How the bytes of a chunk are packed; named in every chunk. */
export type Codec = (typeof codecs)[number]

const isCodec = (name: string): name is Codec => codecs.some((codec) => codec === name)

// Older runtimes (Electron 33's Node 20) have no zstd, so it is looked up, not imported by name.
const zstd =
  typeof zlib.zstdCompressSync === 'function' && typeof zlib.zstdDecompressSync === 'function'
    ? { pack: zlib.zstdCompressSync, unpack: zlib.zstdDecompressSync }
    : null

/** Level 3 packs real transcripts about 3.9 : 1 at a third of a gigabyte a second. */
const zstdLevel = 3

/** Packs bytes with the best codec of this runtime. */
export const pack = (bytes: Uint8Array): { codec: Codec; data: Buffer } =>
  zstd
    ? {
        codec: 'zstd',
        data: zstd.pack(bytes, {
          params: { [zlib.constants.ZSTD_c_compressionLevel]: zstdLevel },
        }),
      }
    : { codec: 'deflate', data: zlib.deflateRawSync(bytes) }

/** Smallest piece that zlib unpacks into. */
const leastPiece = 64

/** Stored bytes that are no chunk of ours: damage, whatever brought it about. */
export class DamagedChunkError extends Error {}

const unpackAs = (codec: Codec, data: Uint8Array, length: number): Buffer => {
  // In one piece: small ones are made by the dozen and copied together.
  const most = Math.max(length, 1)
  const options = { maxOutputLength: most, chunkSize: Math.max(length + 1, leastPiece) }
  if (codec === 'deflate') return zlib.inflateRawSync(data, options)
  if (zstd) return zstd.unpack(data, options)
  throw new AppError(
    'unavailable',
    `Part of the archive is packed with ${codec}, which this runtime cannot read; run Rearview on Node 22.22 or newer.`,
  )
}

/**
 * Unpacks a chunk. Throws `unavailable`, with what to do, for a codec this runtime lacks, and
 * {@link DamagedChunkError} for the name of none and for bytes that do not unpack.
 */
export const unpack = (codec: string, data: Uint8Array, length: number): Buffer => {
  if (!isCodec(codec)) throw new DamagedChunkError('A chunk of the archive names no codec.')
  try {
    return unpackAs(codec, data, length)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new DamagedChunkError('A chunk of the archive does not unpack.', { cause })
  }
}

/**
 * {@link unpack}, where only the first `wanted` bytes are needed: those at least, and often not much
 * more, as unpacking takes as long as what comes out of it.
 */
export const unpackFirst = (
  codec: string,
  data: Buffer,
  length: number,
  wanted: number,
): Buffer => {
  const prefix = codec === 'zstd' && zstd ? zstdPrefix(data, wanted, length) : data
  if (!zstd || prefix.length === data.length) return unpack(codec, data, length)
  const chunkSize = Math.min(length, wanted + blockBytes) + 1
  try {
    const finishFlush = zlib.constants.ZSTD_e_flush
    const first = zstd.unpack(prefix, { chunkSize, finishFlush, maxOutputLength: length })
    if (first.length >= wanted) return first
    releaseBytes(first)
  } catch {
    // What is wrong with it shows where all of it is unpacked.
  }
  return unpack(codec, data, length)
}
