import type { LibraryReader } from '#main/store/library-reader.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'

const mostBytes = 64_000

/** The line that begins at an offset of a file's newest generation; `not_found` behind its end. */
export const auditLine = (
  library: LibraryReader,
  { fileId, byteOffset }: Parsed<'audit.line'>,
): Output<'audit.line'> => {
  const generation = library.generation(fileId)
  const end = generation ? generation.cursor + generation.tail.length : 0
  if (!generation || byteOffset >= end) throw new AppError('not_found', 'There is no such line.')
  const { cursor, tail } = generation
  const bytes =
    byteOffset >= cursor
      ? tail.subarray(byteOffset - cursor)
      : library.read(generation.id, byteOffset, Math.min(cursor, byteOffset + mostBytes + 1))
  const newline = bytes.indexOf(0x0a)
  const line = newline === -1 ? bytes : bytes.subarray(0, newline)
  return {
    text: line.subarray(0, mostBytes).toString('utf8').toWellFormed(),
    isCut: line.length > mostBytes,
  }
}
