/** Of a frame: its magic number, then what describes it. */
const magic = 0xfd2fb528
const headerAt = 5

/** Most unpacked bytes of a block (RFC 8878 §3.1.1.2.4); newer packers end one early where the data changes. */
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

/** Where each block of a frame ends; null where it is not laid out as a frame. */
const blockEnds = (frame: Buffer): number[] | null => {
  if (frame.length < headerAt || frame.readUInt32LE(0) !== magic) return null
  const ends: number[] = []
  for (let at = firstBlock(frame.readUInt8(4)); ; ) {
    if (at + blockHeader > frame.length) return null
    const header = frame.readUIntLE(at, blockHeader)
    at += blockHeader + (((header >> 1) & 3) === repeated ? 1 : header >> 3)
    ends.push(at)
    if ((header & 1) === 1) return ends
  }
}

/**
 * The beginning of a zstd frame of `length` unpacked bytes that should hold the first `wanted` of
 * them; it ends with a block, so it unpacks by itself. How much is in a block is not told: blocks are
 * taken to be alike, and one more is taken where some ended early. All of it where it is no frame.
 */
export const zstdPrefix = (frame: Buffer, wanted: number, length: number): Buffer => {
  const ends = blockEnds(frame)
  if (!ends) return frame
  const isUneven = ends.length > Math.ceil(length / blockBytes)
  const blocks = Math.ceil((wanted / length) * ends.length) + (isUneven ? 1 : 0)
  const end = ends[Math.max(blocks, 1) - 1]
  return end === undefined || blocks >= ends.length ? frame : frame.subarray(0, end)
}
