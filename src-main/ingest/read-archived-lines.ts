import { parseLine } from '#main/ingest/split-lines.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'

/** Where a record's line stands in the archive. */
export interface LinePlace {
  readonly file_id: number
  readonly byte_offset: number
  readonly byte_length: number
}

/** Lines this near to one another are unpacked together. */
const gapBytes = 256 * 1024

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Gathers places of one file into stretches to be unpacked at once. */
const stretchesOf = (places: readonly LinePlace[]): Stretch[] => {
  const sorted = [...places].sort((a, b) => a.byte_offset - b.byte_offset)
  const stretches: { from: number; to: number }[] = []
  for (const { byte_offset, byte_length } of sorted) {
    const last = stretches.at(-1)
    const to = byte_offset + byte_length
    if (last && byte_offset - last.to <= gapBytes) last.to = Math.max(last.to, to)
    else stretches.push({ from: byte_offset, to })
  }
  return stretches
}

/** What is made when it is first asked for. */
const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Reading {
  /** Whether nothing around the lines will be read next. */
  readonly isAlone?: boolean
}

type ReadLine = (place: LinePlace) => Buffer

/** The last line of a file where it has no end yet; in the archive if it got one meanwhile. */
const readTail = (library: LibraryReader, id: number, place: LinePlace): Buffer => {
  const { byte_offset, byte_length } = place
  const { cursor, tail } = library.tailOf(id) ?? { cursor: 0, tail: Buffer.alloc(0) }
  return byte_offset >= cursor
    ? tail.subarray(0, byte_length)
    : library.readAlone(id, byte_offset, byte_offset + byte_length)
}

const readApart = (library: LibraryReader, fileId: number): ReadLine => {
  const { id, cursor } = library.cursorOf(fileId) ?? { id: 0, cursor: 0 }
  return (place) => {
    const { byte_offset, byte_length } = place
    if (byte_offset >= cursor) return readTail(library, id, place)
    return library.readAlone(id, byte_offset, Math.min(byte_offset + byte_length, cursor))
  }
}

const readTogether = (
  library: LibraryReader,
  fileId: number,
  places: readonly LinePlace[],
): ReadLine => {
  const { id, cursor } = library.cursorOf(fileId) ?? { id: 0, cursor: 0 }
  const stretches = stretchesOf(places.filter((place) => place.byte_offset < cursor)).map(
    ({ from, to }) => ({
      from,
      bytes: lazy(() => library.read(id, from, Math.min(to, cursor))),
    }),
  )
  return (place) => {
    const { byte_offset, byte_length } = place
    if (byte_offset >= cursor) return readTail(library, id, place)
    const stretch = stretches.findLast(({ from }) => from <= byte_offset)
    if (!stretch) return Buffer.alloc(0)
    const start = byte_offset - stretch.from
    return stretch.bytes().subarray(start, start + byte_length)
  }
}

/** Reads the lines of some records out of the archive, as they were written, when asked for each. */
export const createLineReader = (
  library: LibraryReader,
  places: readonly LinePlace[],
  { isAlone = false }: Reading = {},
) => {
  const files = new Map<number, () => ReadLine>()
  for (const fileId of new Set(places.map((place) => place.file_id))) {
    const own = places.filter((place) => place.file_id === fileId)
    const open = isAlone
      ? () => readApart(library, fileId)
      : () => readTogether(library, fileId, own)
    files.set(fileId, lazy(open))
  }
  return (place: LinePlace): Buffer | null => files.get(place.file_id)?.()(place) ?? null
}

/** Reads some records out of the archive; what cannot be read is null. */
export const createRecordReader = (
  library: LibraryReader,
  places: readonly LinePlace[],
  reading: Reading = {},
) => {
  const readLine = createLineReader(library, places, reading)
  return (place: LinePlace): unknown => {
    const line = readLine(place)
    const parsed = line ? parseLine(line) : null
    return parsed && 'record' in parsed ? parsed.record : null
  }
}
