import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { randomFrom } from '#main/sample/random.ts'
import { openIngest } from '#main/testing/store.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { readInto } from './read-anew.ts'
import { quickFolder, seed } from './scale.ts'

/** Databases and their logs by name; the logs' indexes are memory that happens to have a name. */
const hashesOf = (dataDir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dataDir)
      .filter((name) => !name.endsWith('-shm'))
      .sort()
      .map((name) => {
        const bytes = readFileSync(path.join(dataDir, name))
        return [name, createHash('sha256').update(bytes).digest('hex')]
      }),
  )

/** A home that was read, and the store of it. */
const setUp = async () => {
  const random = randomFrom(seed)
  const [home, dataDir] = [quickFolder(), quickFolder()]
  const growth = createGrowth(home, wholeHomeOf(random, 3), random)
  growth.finish()
  await readInto(home, dataDir)
  return { home, dataDir }
}

/** Leaves a change in the log, as a program that crashed does: closing would move it. */
const changeAndCrash = (file: string, change: (db: Database.Database) => void): string => {
  const crashed = quickFolder()
  const db = new Database(file)
  db.pragma('wal_autocheckpoint = 0')
  change(db)
  cpSync(path.dirname(file), crashed, { recursive: true })
  db.close()
  return crashed
}

const strangers = {
  'of a newer version': {
    change: (db: Database.Database) => void db.pragma('user_version = 1000'),
    code: 'store_newer',
    words: /format 1000.* knows \d+/,
  },
  'of another program': {
    change: (db: Database.Database) => void db.pragma('application_id = 1196444487'),
    code: 'store_foreign',
    words: /belongs to another program/,
  },
} as const

const cases = ['library.db', 'index.db'].flatMap((name) =>
  (Object.keys(strangers) as (keyof typeof strangers)[]).flatMap((kind) =>
    (['closed', 'crashed'] as const).map((state) => [name, kind, state] as const),
  ),
)

test.for(cases)(
  'a %s %s that was %s is refused and stays as it is',
  async ([name, kind, state]) => {
    const { home, dataDir } = await setUp()
    const { change, code, words } = strangers[kind]
    const crashed = changeAndCrash(path.join(dataDir, name), change)
    const folder = state === 'crashed' ? crashed : dataDir
    const before = hashesOf(folder)
    await expect(openIngest(home, folder)).rejects.toMatchObject({ code })
    await expect(openIngest(home, folder)).rejects.toThrow(words)
    expect(hashesOf(folder)[name]).toBe(before[name])
    if (state === 'crashed') expect(hashesOf(folder)[`${name}-wal`]).toBe(before[`${name}-wal`])
  },
)
