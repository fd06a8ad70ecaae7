import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { withStanding } from './standing-store.ts'

let dataDir = ''

beforeEach(async () => {
  dataDir = temporaryFolder()
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [user('my own'), assistant('a')] })
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
})

const filesOf = (): number | null => withStanding(dataDir, (library) => library.files().length)

const change = (name: string, sql: string): void => {
  const db = new Database(path.join(dataDir, name))
  db.exec(sql)
  db.close()
}

test('hands over the library of a store that can answer as it lies', () => {
  expect(filesOf()).toBe(1)
})

test.each([
  ['no index', () => rmSync(path.join(dataDir, 'index.db'))],
  ['no library', () => rmSync(path.join(dataDir, 'library.db'))],
  ['an index of an older form', () => change('index.db', 'pragma user_version = 3')],
  ['a newer library', () => change('library.db', 'pragma user_version = 9999')],
  ['the index of another library', () => change('index.db', "update meta set value = 'x'")],
  ['an index ahead of its library', () => change('library.db', 'update generation set cursor = 1')],
  ['an empty index', () => change('index.db', 'pragma foreign_keys = off; delete from file')],
  ['a damaged index', () => writeFileSync(path.join(dataDir, 'index.db'), 'x'.repeat(9000))],
  ['somebody else’s database', () => change('index.db', 'pragma application_id = 7')],
])('leaves %s to the writer', (_title, spoil) => {
  spoil()
  expect(filesOf()).toBeNull()
})
