import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { type Random, randomFrom, wholeFrom } from '#main/sample/random.ts'
import { type Content, contentOf } from '#main/testing/store.ts'
import { archiveOf } from './archive.ts'
import { differencesOf } from './differences.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { openService, readInto } from './read-anew.ts'
import { makeQuickFolder, patience, removeFolder, scaled, seed, tell } from './scale.ts'

const flip = (bytes: Buffer, random: Random): Buffer => {
  const at = wholeFrom(random, 0, bytes.length - 1)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << wholeFrom(random, 0, 7))
  return bytes
}

const truncate = (bytes: Buffer, random: Random): Buffer =>
  bytes.subarray(0, wholeFrom(random, 1, bytes.length - 1))

const pageSize = 8192

const swapPages = (bytes: Buffer, random: Random): Buffer => {
  const most = bytes.length / pageSize - 1
  const [a, b] = [wholeFrom(random, 1, most), wholeFrom(random, 1, most)]
  const page = Buffer.from(bytes.subarray(a * pageSize, (a + 1) * pageSize))
  bytes.copy(bytes, a * pageSize, b * pageSize, (b + 1) * pageSize)
  page.copy(bytes, b * pageSize)
  return bytes
}

const scramble = (bytes: Buffer, random: Random): Buffer =>
  Buffer.from(bytes.map(() => random() * 256))

/** Ways in which a file is damaged, with how often each is tried. */
const damages = [
  ['bit flips', scaled(10, 200), flip],
  ['truncations', scaled(6, 50), truncate],
  ['pages swapped', scaled(4, 20), swapPages],
  ['garbage', scaled(2, 10), scramble],
  ['no bytes at all', 1, () => Buffer.alloc(0)],
] as const

/** An index so damaged is noticed when it is opened. */
const isAlwaysHealed: ReadonlySet<string> = new Set(['truncations', 'garbage', 'no bytes at all'])

/** A library so damaged is kept aside, and what transcripts still hold is read again. */
const isAlwaysKept: ReadonlySet<string> = new Set(['garbage', 'no bytes at all'])

const isNoticedBySqlite = (file: string): boolean => {
  try {
    const db = new Database(file, { readonly: true })
    try {
      const isEmpty = db.prepare('select 1 from sqlite_master').get() === undefined
      return isEmpty || db.pragma('integrity_check', { simple: true }) !== 'ok'
    } finally {
      db.close()
    }
  } catch {
    return true
  }
}

/** Reads the home into a store; the code of what goes wrong, or null. */
const failureOf = async (home: string, dataDir: string): Promise<string | null> => {
  try {
    const service = await openService(home, dataDir)
    try {
      await service.runPass()
      return null
    } finally {
      await service.close()
    }
  } catch (thrown) {
    return String((thrown as { code?: unknown }).code ?? thrown)
  }
}

/** Whether an index holds what it should; one that cannot be read does not. */
const isWhole = (dataDir: string): boolean => {
  try {
    return differencesOf(contentOf(dataDir, home), whole).length === 0
  } catch {
    return false
  }
}

let home: string
let good: string
let whole: Content

beforeAll(async () => {
  const random = randomFrom(seed)
  home = makeQuickFolder()
  good = makeQuickFolder()
  const growth = createGrowth(home, wholeHomeOf(random, 20), random)
  growth.finish()
  whole = await readInto(home, good)
  return () => [home, good].forEach(removeFolder)
})

/** A copy of the good store in which one database is damaged. */
const withDamage = (name: string, bytes: Buffer): string => {
  const copy = makeQuickFolder()
  cpSync(good, copy, { recursive: true })
  writeFileSync(path.join(copy, name), bytes)
  return copy
}

const keptAside = (dataDir: string, name: string): Buffer[] =>
  readdirSync(dataDir)
    .filter((one) => one.startsWith(`${name}.damaged`) && !/-(wal|shm)$/.test(one))
    .map((one) => readFileSync(path.join(dataDir, one)))

/** How one way of damage came out, over all tries. */
const createTally = () => {
  const tally = { tries: 0, 'seen by SQLite': 0, 'kept aside': 0, 'said damaged': 0, unnoticed: 0 }
  return {
    tally,
    note: (dataDir: string, name: string, outcome: string | null, isSame: boolean): void => {
      tally.tries += 1
      if (keptAside(dataDir, name).length > 0) tally['kept aside'] += 1
      else if (outcome === 'store_damaged') tally['said damaged'] += 1
      else if (!isSame) tally.unnoticed += 1
    },
  }
}

test.for(damages)(
  'an index with %s harms nothing else and is made again',
  { timeout: patience },
  async ([kind, times, damage]) => {
    const random = randomFrom(seed)
    const { tally, note } = createTally()
    for (let tried = 0; tried < times; tried += 1) {
      const bytes = Buffer.from(damage(readFileSync(path.join(good, 'index.db')), random))
      const dataDir = withDamage('index.db', bytes)
      const where = `${kind}, try ${tried}`
      if (isNoticedBySqlite(path.join(dataDir, 'index.db'))) tally['seen by SQLite'] += 1
      const outcome = await failureOf(home, dataDir)
      expect([null, 'store_damaged'], where).toContain(outcome)
      const isSame = outcome === null && isWhole(dataDir)
      note(dataDir, 'index.db', outcome, isSame)
      for (const kept of keptAside(dataDir, 'index.db'))
        expect(kept.equals(bytes), where).toBe(true)
      if (isAlwaysHealed.has(kind)) expect(isSame, where).toBe(true)
      expect(archiveOf(dataDir), where).toEqual(archiveOf(good))
      rmSync(path.join(dataDir, 'index.db'), { force: true })
      expect(differencesOf(await readInto(home, dataDir), whole), where).toEqual([])
      removeFolder(dataDir)
    }
    tell(`index with ${kind}`, tally)
  },
)

test.for(damages)(
  'a library with %s is never overwritten, and no other bytes pass for those it held',
  { timeout: patience },
  async ([kind, times, damage]) => {
    const random = randomFrom(seed)
    const { tally, note } = createTally()
    const held = archiveOf(good)
    for (let tried = 0; tried < times; tried += 1) {
      const bytes = Buffer.from(damage(readFileSync(path.join(good, 'library.db')), random))
      const dataDir = withDamage('library.db', bytes)
      const where = `${kind}, try ${tried}`
      if (isNoticedBySqlite(path.join(dataDir, 'library.db'))) tally['seen by SQLite'] += 1
      const outcome = await failureOf(home, dataDir)
      expect([null, 'store_damaged'], where).toContain(outcome)
      const archive = archiveOf(dataDir)
      // What was said to be damaged stays for whoever can mend it.
      const kept = keptAside(dataDir, 'library.db')
      for (const one of kept) expect(one.equals(bytes), where).toBe(true)
      if (outcome !== null && kept.length === 0) {
        const left = readFileSync(path.join(dataDir, 'library.db'))
        expect(left.equals(bytes), where).toBe(true)
      }
      expect(
        archive.filter((one) => one !== 'damaged' && !held.includes(one)),
        where,
      ).toEqual([])
      note(dataDir, 'library.db', outcome, !archive.includes('damaged'))
      if (isAlwaysKept.has(kind)) expect(kept.length, where).toBe(1)
      removeFolder(dataDir)
    }
    tell(`library with ${kind}`, tally)
  },
)
