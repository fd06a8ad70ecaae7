import { copyFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { hexFrom, randomFrom } from '#main/sample/random.ts'
import { contentHash, openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { readArchived } from './archived-bytes.ts'
import { Library } from './library.ts'
import { libraryKind, librarySteps } from './library-schema.ts'

const tables = ['source_file', 'generation', 'chunk', 'setting']

const rowsOf = (file: string): unknown[] => {
  const db = new Database(file, { readonly: true })
  const rows = tables.map((table) => db.prepare(`select * from ${table} order by 1, 2`).raw().all())
  db.close()
  return rows
}

/** The same rows as they lay in a library of an earlier version. */
const asOfVersion = (version: number, dataDir: string): string => {
  const old = temporaryFolder()
  const db = new Database(path.join(old, libraryKind.fileName))
  for (const step of librarySteps.slice(0, version)) db.exec(step)
  db.exec('delete from setting')
  db.exec(`attach '${path.join(dataDir, libraryKind.fileName)}' as now`)
  for (const table of tables) db.exec(`insert into main.${table} select * from now.${table}`)
  db.exec('detach now')
  db.pragma(`application_id = ${0x52767731}`)
  db.pragma(`user_version = ${version}`)
  db.close()
  return old
}

/** A library that a real ingest filled: rewritten, torn, deleted and large files. */
const filled = async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  const write = (one: string) =>
    writeTranscripts(home, {
      'p/s1.jsonl': [user(one), assistant('m1'), '{"torn":'],
      'p/s1/subagents/agent-1.jsonl': [user(hexFrom(randomFrom(1), 700_000)), assistant('m2')],
      'q/s2.jsonl': [user('three')],
    })
  const service = await openIngest(home, dataDir)
  write('one')
  await service.runPass()
  write('two')
  await service.runPass()
  await service.close()
  return { home, dataDir }
}

test('a library of version 1 is brought up with every row, byte and id it had', async () => {
  const { home, dataDir } = await filled()
  const old = asOfVersion(1, dataDir)
  const file = path.join(old, libraryKind.fileName)
  const before = rowsOf(file)
  copyFileSync(path.join(dataDir, 'index.db'), path.join(old, 'index.db'))
  const hash = contentHash(old)
  const library = Library.open(old)
  onTestFinished(() => library.close())
  expect(rowsOf(file)).toEqual(before)
  expect(library.files()).toHaveLength(3)
  const main = library.fileAt(path.join(home, 'projects/p/s1.jsonl'))
  expect(library.generations(main?.id ?? 0).map(({ number }) => number)).toEqual([1, 2])
  const newest = library.generationOf(main?.id ?? 0, 2)
  expect(newest && readArchived(library, newest, 0).bytes.toString()).toContain('two')
  const identity = { provider: 'claude-code', configDir: home, dirName: '', agentId: null }
  const id = library.addSidecar(
    { ...identity, path: path.join(home, 'history.jsonl'), kind: 'sidecar', sessionId: null },
    0,
  )
  expect(id).toBe(4)
  // The index made from it still fits: nothing is read or projected a second time.
  const report = await (await openIngest(home, old)).runPass()
  expect(report).toMatchObject({ changedFiles: 0, newBytes: 0, calls: 2 })
  expect(contentHash(old)).toBe(hash)
})

test('a brought up library has the schema of a new one, and guards its references', async () => {
  const { dataDir } = await filled()
  const old = asOfVersion(1, dataDir)
  Library.open(old).close()
  Library.open(old).close()
  const schemaOf = (folder: string) => {
    const db = new Database(path.join(folder, libraryKind.fileName), { readonly: true })
    onTestFinished(() => void db.close())
    expect(db.pragma('user_version', { simple: true })).toBe(libraryKind.version)
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('freelist_count', { simple: true }), 'pages that a step left free').toBe(0)
    return db.prepare('select type, name, sql from sqlite_master order by 1, 2').all()
  }
  expect(schemaOf(old)).toEqual(schemaOf(dataDir))
  const library = Library.open(old)
  onTestFinished(() => library.close())
  const stamp = { device: 0, inode: 0, size: 0, modifiedAt: 0, changedAt: 0, bornAt: 0 }
  expect(() => library.addGeneration(999, stamp, 0)).toThrow(/FOREIGN KEY/)
})

test('a library that misses rows is left at its version, not a row changed', async () => {
  const { dataDir } = await filled()
  const old = asOfVersion(1, dataDir)
  const file = path.join(old, libraryKind.fileName)
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.exec('delete from source_file where id = 1')
  db.close()
  const before = rowsOf(file)
  expect(() => Library.open(old)).toThrow(/misses rows/)
  expect(rowsOf(file)).toEqual(before)
  const after = new Database(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(1)
  after.close()
})
