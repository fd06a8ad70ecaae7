import type { QueryContext } from '#main/features/handlers.ts'
import { readArchived } from '#main/store/archived-bytes.ts'
import type { ArchivedFile as StoredFile } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError } from '#schema/errors.ts'
import type { ArchivedFile } from '#schema/library.ts'
import type { Output, Parsed } from '#schema/operations.ts'

const toArchived = (library: LibraryReader, file: StoredFile): ArchivedFile => ({
  id: file.id,
  path: file.path,
  configDir: file.configDir,
  kind: file.kind,
  sessionId: file.sessionId,
  deletedAt: file.deletedAt,
  generations: library.generations(file.id).map(({ number, bytes, modifiedAt, createdAt }) => ({
    number,
    bytes,
    modifiedAt,
    archivedAt: createdAt,
  })),
})

/** Files that name the session in their records alone: only the index knows of those. */
const pathsInIndex = async (index: IndexReader, sessionId: string): Promise<string[]> => {
  const rows = await index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .where('s.session_id', '=', sessionId)
    .select('f.path')
    .execute()
  return rows.map((row) => row.path)
}

const isFile = (file: StoredFile | null): file is StoredFile => file !== null

const kinds: readonly StoredFile['kind'][] = ['main', 'subagent', 'sidecar']

/** Files of a session, its own before those of subagents and sidecars; else the file of that path; else none. */
export const archivedFiles = async (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  of: string,
): Promise<ArchivedFile[]> => {
  const files = new Map(library.filesOfSession(of).map((file) => [file.path, file]))
  for (const path of await pathsInIndex(index, of)) {
    const file = files.get(path) ?? library.archivedAt(path)
    if (file) files.set(path, file)
  }
  const found = files.size > 0 ? [...files.values()] : [library.archivedAt(of)].filter(isFile)
  return found
    .map((file) => toArchived(library, file))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.path < b.path ? -1 : 1))
}

/** A checked piece of a file; `not_found` for a generation it never had. */
export const archivedPiece = (
  library: LibraryReader,
  { file, generation: number, from }: Parsed<'library.bytes'>,
): Output<'library.bytes'> => {
  const generation = library.generationOf(file, number)
  if (!generation) throw new AppError('not_found', `There is no generation ${number} of that file.`)
  const { bytes, next } = readArchived(library, generation, from)
  return { base64: bytes.toString('base64'), next }
}
