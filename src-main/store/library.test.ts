import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { IndexWriter } from './index-writer.ts'
import { Library } from './library.ts'
import { LibraryReader } from './library-reader.ts'
import { libraryKind } from './library-schema.ts'
import { openForReading } from './open-database.ts'

const stamp = { device: 1, inode: 1, size: 0, modifiedAt: 0, changedAt: 0, bornAt: 0 }
const identity = {
  path: '/x/s.jsonl',
  provider: 'claude-code',
  configDir: '/x',
  dirName: 'p',
  kind: 'main',
  sessionId: 's',
  agentId: null,
} as const

const openLibrary = (dataDir = temporaryFolder()): Library => {
  const library = Library.open(dataDir)
  onTestFinished(() => library.close())
  return library
}

const seed = Number(process.env.SEED ?? 20261121)

test(`any byte range reads back what was appended in any pieces (seed ${seed})`, () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (pieces, where) => {
      const library = openLibrary()
      const file = library.addFile(identity, 0)
      let generation = library.addGeneration(file.id, stamp, 0)
      const all: Buffer[] = []
      for (const size of pieces) {
        const piece = Buffer.concat([randomBytes(size), Buffer.from('\n')])
        library.append(generation, piece, Buffer.alloc(0), stamp)
        generation = { ...generation, cursor: generation.cursor + piece.length }
        all.push(piece)
      }
      const whole = Buffer.concat(all)
      const from = Math.floor(where * whole.length)
      expect(library.read(generation.id, 0, whole.length).equals(whole)).toBe(true)
      expect(library.read(generation.id, from, whole.length).equals(whole.subarray(from))).toBe(
        true,
      )
      const to = from + Math.floor((whole.length - from) / 2)
      const wanted = whole.subarray(from, to)
      expect(library.read(generation.id, from, to).equals(wanted)).toBe(true)
      expect(library.readAlone(generation.id, from, to).equals(wanted)).toBe(true)
    }),
    { seed, numRuns: 25 },
  )
})

/** A reader for which something happens between its look at which pieces there are and the next. */
class InterruptedReader extends LibraryReader {
  interruptWith(work: () => void): void {
    const { all, get } = this.sql
    this.sql.all = <T>(text: string, ...values: unknown[]): T[] => {
      const rows = all<T>(text, ...values)
      this.sql.all = all
      work()
      return rows
    }
    this.sql.get = <T>(text: string, ...values: unknown[]): T | undefined => {
      const row = get<T>(text, ...values)
      this.sql.get = get
      work()
      return row
    }
  }
}

test.each(['read', 'readAlone'] as const)('a piece that grows during %s is no damage', (how) => {
  // Regression: of two programs that read one home, one began a file anew that had only grown.
  const dataDir = temporaryFolder()
  const library = openLibrary(dataDir)
  const file = library.addFile(identity, 0)
  const generation = library.addGeneration(file.id, stamp, 0)
  const line = Buffer.from(`${'a'.repeat(1000)}\n`)
  library.append(generation, line, Buffer.alloc(0), stamp)
  const reader = new InterruptedReader(openForReading(dataDir, libraryKind))
  onTestFinished(() => reader.close())
  reader.interruptWith(() => {
    const grown = { ...generation, cursor: line.length }
    library.append(grown, randomBytes(5000), Buffer.alloc(0), stamp)
  })
  expect(reader[how](generation.id, 0, line.length).equals(line)).toBe(true)
})

test('what was read alone stays as it is while its piece is made longer and let go', () => {
  const dataDir = temporaryFolder()
  const library = openLibrary(dataDir)
  const file = library.addFile(identity, 0)
  const generation = library.addGeneration(file.id, stamp, 0)
  // Random, so that nothing is packed and a beginning is no more than what was asked for.
  const whole = randomBytes(600_000)
  library.append(generation, whole, Buffer.alloc(0), stamp)
  const reader = new LibraryReader(openForReading(dataDir, libraryKind), 2 ** 20)
  onTestFinished(() => reader.close())
  const places = [0, 1, 2, 1, 0].map((n) => [n * 200_000, (n + 1) * 200_000] as const)
  const read = places.map((place) => reader.readAlone(generation.id, ...place))
  reader.shrink()
  for (const [at, place] of places.entries())
    expect(read[at]?.equals(whole.subarray(...place)), `${at}`).toBe(true)
})

test('a library of a newer version is refused and not a byte of it changes', () => {
  const dataDir = temporaryFolder()
  Library.open(dataDir).close()
  const file = path.join(dataDir, 'library.db')
  const raw = new Database(file)
  raw.pragma('user_version = 99')
  raw.pragma('journal_mode = DELETE')
  raw.close()
  const before = readFileSync(file)
  expect(() => Library.open(dataDir)).toThrow(/format 99.*knows 4/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a database of another program is refused', () => {
  const dataDir = temporaryFolder()
  const raw = new Database(path.join(dataDir, 'library.db'))
  raw.pragma('application_id = 1234')
  raw.exec('create table mine (x)')
  raw.close()
  expect(() => Library.open(dataDir)).toThrow(/belongs to another program/)
})

test("a database without a mark that holds tables is somebody else's and stays as it is", () => {
  const dataDir = temporaryFolder()
  for (const name of ['library.db', 'index.db']) {
    const raw = new Database(path.join(dataDir, name))
    raw.exec('create table theirs (x)')
    raw.close()
  }
  const before = readFileSync(path.join(dataDir, 'index.db'))
  expect(() => Library.open(dataDir)).toThrow(/library.db belongs to another program/)
  const place = () => ({ key: 'k', name: 'k', path: null })
  const open = () => IndexWriter.open(dataDir, openLibrary(), () => 0, place)
  expect(open).toThrow(/index.db belongs to another program/)
  expect(readFileSync(path.join(dataDir, 'index.db')).equals(before)).toBe(true)
  expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toEqual([])
})

test.skipIf(process.platform === 'win32')('the store is private to its owner', () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  openLibrary(dataDir)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(dataDir, 'library.db')).mode & 0o777).toBe(0o600)
})

test('commits of the library are flushed to disk and SQLite is new enough', () => {
  const dataDir = temporaryFolder()
  openLibrary(dataDir)
  const db = new Database(path.join(dataDir, 'library.db'))
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  const [major = 0, minor = 0, patch = 0] = String(
    db.prepare('select sqlite_version()').pluck().get(),
  )
    .split('.')
    .map(Number)
  db.close()
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
})

test('a damaged index is kept aside under another name and begun anew', () => {
  const dataDir = temporaryFolder()
  const library = openLibrary(dataDir)
  writeFileSync(path.join(dataDir, 'index.db'), 'this is no database, and long enough to be read')
  const price = () => 0
  const place = () => ({ key: 'k', name: 'k', path: null })
  const index = IndexWriter.open(dataDir, library, price, place)
  expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toHaveLength(1)
  expect(index.counts()).toEqual({ projects: 0, sessions: 0, messages: 0, calls: 0 })
  index.close()
})
