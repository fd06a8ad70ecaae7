/** Of a frame: its magic number, then what describes it. */
const magic = 0xfd2fb528
const headerAt = 5

/** Unpacked bytes of every block but the last, as the packer fills them (RFC 8878 §3.1.1.2.4). */
export const blockBytes = 128 * 1024

const blockHeader = 3
const repeated = 1

/** Where the first block begins, by the flags of the frame (RFC 8878 §3.1.1.1). */
const firstBlock = (flags: number): number => {
  const isSingle = (flags & 0x20) !== 0
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0
  return headerAt + (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes
}

/**
 * So much of a zstd frame as its first `wanted` unpacked bytes are packed in, where its blocks are
 * full ones; all of it where it is not what is expected. What is cut off here unpacks to whole blocks.
 */
export const zstdPrefix = (frame: Buffer, wanted: number): Buffer => {
  if (frame.length < headerAt || frame.readUInt32LE(0) !== magic) return frame
  let at = firstBlock(frame.readUInt8(4))
  for (let held = 0; held < wanted; held += blockBytes) {
    if (at + blockHeader > frame.length) return frame
    const header = frame.readUIntLE(at, blockHeader)
    const isLast = (header & 1) === 1
    if (isLast) return frame
    at += blockHeader + (((header >> 1) & 3) === repeated ? 1 : header >> 3)
  }
  return frame.subarray(0, at)
}
