import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'

/** A store of two sessions, what both databases say of the first, and a way to change one of them. */
const setUp = async () => {
  const home = temporaryFolder()
  writeTranscripts(home, {
    'p/s.jsonl': [user('one'), assistant('a')],
    'p/t.jsonl': [user('two'), assistant('b')],
  })
  const file = path.join(home, 'projects/p/s.jsonl')
  const dataDir = temporaryFolder()
  const pass = async (): Promise<void> => {
    const service = await openIngest(home, dataDir)
    await service.runPass()
    await service.close()
  }
  const run = <T>(name: string, use: (db: Database.Database) => T): T => {
    const db = new Database(path.join(dataDir, name))
    try {
      return use(db)
    } finally {
      db.close()
    }
  }
  const goneIn = (name: string, table: string): boolean =>
    run(name, (db) =>
      db.prepare(`select deleted_at is not null from ${table} where path = ?`).pluck().get(file),
    ) === 1
  const gone = () => [goneIn('library.db', 'source_file'), goneIn('index.db', 'file')]
  const say = (name: string, table: string, deletedAt: number | null): void => {
    const set = `update ${table} set deleted_at = ? where path = ?`
    run(name, (db) => db.prepare(set).run(deletedAt, file))
  }
  await pass()
  return { file, pass, gone, say }
}

test('a session whose transcript goes and comes back is said to be gone, and to be back', async () => {
  const { file, pass, gone } = await setUp()
  rmSync(file)
  await pass()
  expect(gone()).toEqual([true, true])
  writeFileSync(file, `${JSON.stringify(user('one'))}\n`)
  await pass()
  expect(gone()).toEqual([false, false])
})

// Guards: what only the library had learned when a program was killed, its index never did.
test('a death between the two databases leaves neither of them behind for long', async () => {
  const { file, pass, gone, say } = await setUp()
  say('index.db', 'file', 1)
  expect(gone()).toEqual([false, true])
  await pass()
  expect(gone()).toEqual([false, false])
  rmSync(file)
  say('library.db', 'source_file', 1)
  expect(gone()).toEqual([true, false])
  await pass()
  expect(gone()).toEqual([true, true])
})
