import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { findNewest, TextFinder } from '#main/store/find-texts.ts'
import { searchKind } from '#main/store/search-schema.ts'
import { openIngest } from '#main/testing/store.ts'
import { temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { TextPool } from './text-pool.ts'

const page = 8192

/** Overwrites all of a file but its first page, where it lies. */
const damage = (file: string): void => {
  const log = new Database(file)
  log.pragma('wal_checkpoint(TRUNCATE)')
  log.close()
  const handle = openSync(file, 'r+')
  const rest = Buffer.alloc(statSync(file).size - page, 0x5a)
  writeSync(handle, rest, 0, rest.length, page)
  closeSync(handle)
}

test('a part that is damaged under its open writer is kept aside and made anew when that is told', async () => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/a.jsonl': [user('gannet')], 'p/b.jsonl': [user('gannet')] })
  await (await openIngest(home, dataDir)).runPass()
  const kept: string[] = []
  const pool = new TextPool(
    dataDir,
    () => undefined,
    (file) => kept.push(file),
  )
  onTestFinished(() => pool.close())
  const find = (): number => {
    const finder = new TextFinder(dataDir)
    try {
      return findNewest(finder, 'gannet', 9).length
    } finally {
      finder.close()
    }
  }
  // Threads that were asked for some files stay.
  await pool.look([1, 2])
  expect(find()).toBe(2)
  damage(path.join(dataDir, searchKind(0).fileName))
  expect(find).toThrow(/search-0\.db is damaged/)
  await pool.look(null, 'mend')
  expect([find(), kept.length]).toEqual([2, 1])
  await pool.look(null, 'mend')
  expect([find(), kept.length]).toEqual([2, 1])
})
