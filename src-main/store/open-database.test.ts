import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { indexKind } from './index-schema.ts'
import { assertOurs, openForWriting } from './open-database.ts'

// Guards: the mark was read before another process made the file, and its tables after.
test('a file that another process of ours makes while it is looked at is ours', () => {
  const dataDir = temporaryFolder()
  const file = path.join(dataDir, indexKind.fileName)
  new Database(file).pragma('journal_mode = WAL')
  let isMade = false
  const makeBetween = (sql: unknown): void => {
    if (isMade || !String(sql).includes('sqlite_master')) return
    isMade = true
    const maker = openForWriting(dataDir, indexKind)
    maker.exec('create table call (id integer)')
    maker.close()
  }
  const looker = new Database(file, { verbose: makeBetween })
  expect(() => assertOurs(looker, indexKind)).not.toThrow()
  expect(isMade).toBe(true)
  looker.close()
})
