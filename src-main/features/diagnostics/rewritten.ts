import type { QueryContext } from '#main/features/handlers.ts'
import { callsOfGeneration } from '#main/ingest/generation-calls.ts'
import type { Generation, SourceFile } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Output } from '#schema/operations.ts'
import type { Scope } from './diagnostic-sets.ts'

type Rewritten = Output<'diagnostics.rewritten'>

/** So much is read at most in one answer; what is beyond is told as not looked into. */
const mostBytes = 256 * 1024 * 1024

const mostFiles = 50

/** A variable each in SQL. */
const mostKeys = 500

/** What an earlier life tells never changes, and reading it takes a while. */
const read = new Map<string, ReadonlySet<string>>()

const keysOf = (library: LibraryReader, file: SourceFile, generation: Generation) => {
  const name = `${library.identity()} ${generation.id}`
  const keys = read.get(name) ?? callsOfGeneration(library, file, generation)
  read.set(name, keys)
  return keys
}

/** Which keys no transcript tells of as it is now. */
const countMissing = async (index: IndexReader, keys: readonly string[]): Promise<number> => {
  let found = 0
  for (let from = 0; from < keys.length; from += mostKeys) {
    const rows = await index
      .selectFrom('call')
      .where('key', 'in', keys.slice(from, from + mostKeys))
      .where('records', '>', 0)
      .select('id')
      .execute()
    found += rows.length
  }
  return keys.length - found
}

const sessionsOf = async (index: IndexReader, { session }: Scope) => {
  const rows = await index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .select(['f.id', 's.session_id as sessionId'])
    .execute()
  return new Map(rows.map(({ id, sessionId }) => [id, sessionId]))
}

/**
 * Files that were written anew without calls which they told of before. Those calls are in no
 * total: a transcript counts as it is now. They are kept in the library, as earlier generations.
 */
export const rewrittenFiles = async (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  scope: Scope,
): Promise<Rewritten> => {
  const sessions = await sessionsOf(index, scope)
  const found: { files: Rewritten['files']; unread: number } = { files: [], unread: 0 }
  let bytes = 0
  const byFile = Map.groupBy(library.earlierGenerations(), ({ fileId }) => fileId)
  for (const [fileId, generations] of byFile) {
    const [file, sessionId] = [library.fileOf(fileId), sessions.get(fileId)]
    if (!file || sessionId === undefined) continue
    bytes += generations.reduce((sum, { cursor }) => sum + cursor, 0)
    if (bytes > mostBytes) {
      found.unread += 1
      continue
    }
    const keys = new Set(generations.flatMap((one) => [...keysOf(library, file, one)]))
    const calls = await countMissing(index, [...keys])
    const { path } = file
    if (calls > 0) found.files.push({ path, sessionId, calls, generations: generations.length })
  }
  const files = found.files.toSorted((a, b) => b.calls - a.calls)
  const calls = files.reduce((sum, file) => sum + file.calls, 0)
  return { calls, files: files.slice(0, mostFiles), unread: found.unread }
}
