import { createHash } from 'node:crypto'
import { AppError } from '#schema/errors.ts'
import { unpack } from './codec.ts'

/** A packed piece of a generation as it lies in the library. */
export interface StoredChunk {
  /** Offset of its first byte in the generation. */
  readonly start: number
  /** Bytes it holds unpacked. */
  readonly length: number
  readonly codec: string
  /** Of the unpacked bytes. */
  readonly sha256: Buffer
  readonly data: Buffer
}

/**
 * The bytes of a chunk, held against its checksum; null where it is damaged. A codec that this
 * runtime cannot read says nothing of damage and is `unavailable`.
 */
export const intactBytes = (chunk: StoredChunk): Buffer | null => {
  try {
    const bytes = unpack(chunk.codec, chunk.data, chunk.length)
    const sha256 = createHash('sha256').update(bytes).digest()
    return bytes.length === chunk.length && sha256.equals(chunk.sha256) ? bytes : null
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    return null
  }
}

/** Whether a chunk still holds what was put into it. */
export const isIntact = (chunk: StoredChunk): boolean => intactBytes(chunk) !== null
