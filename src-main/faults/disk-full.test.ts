import { cpSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IngestService } from '#main/ingest/ingest-service.ts'
import { randomFrom } from '#main/sample/random.ts'
import { contentOf, openIngest } from '#main/testing/store.ts'
import { differencesOf } from './differences.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { startChild } from './ingest-child.ts'
import { readAnew, readInto } from './read-anew.ts'
import {
  isFullScale,
  makeQuickFolder,
  patience,
  quickFolder,
  removeFolder,
  scaled,
  seed,
  tell,
} from './scale.ts'
import { canMount, onSmallDisk } from './small-disk.ts'
import { inspectStore } from './standing.ts'

const unhandled: unknown[] = []
const note = (thrown: unknown): void => void unhandled.push(thrown)
beforeAll(() => void process.on('unhandledRejection', note))
afterAll(() => void process.off('unhandledRejection', note))

/** Where a running ingest holds what writes to a store, property by property. */
const writers = { library: ['library'], index: ['index', 'writer'] } as const

/** The connection to one store of a running ingest: SQLite keeps a limit of pages in it. */
const connectionOf = (service: IngestService, store: 'library' | 'index'): Database => {
  const writer = writers[store].reduce<object>((held, name) => Reflect.get(held, name), service)
  const found: unknown = Reflect.get(writer, 'db')
  if (typeof found !== 'object' || found === null || !('pragma' in found)) {
    throw new Error(`the ${store} of the ingest has no connection under "db"`)
  }
  return found as Database
}

/** Lets a database grow by so many pages and no more. */
const allowPages = (db: Database, more: number): void => {
  const now = Number(db.pragma('page_count', { simple: true }))
  db.pragma(`max_page_count = ${now + more}`)
}

const allowAll = (db: Database): void => void db.pragma(`max_page_count = ${2 ** 32 - 2}`)

/** The code of what a pass fails with; null where it does not. */
const failureOf = async (service: IngestService): Promise<string | null> => {
  try {
    await service.runPass()
    return null
  } catch (thrown) {
    return String((thrown as { code?: unknown }).code ?? thrown)
  }
}

const mostPages = isFullScale ? 200 : 48

/** Pages of room that are left: all numbers up to the most, or some spread over them. */
const rooms = Array.from({ length: scaled(4, 200) }, (_, place) =>
  Math.round((place * (mostPages - 1)) / Math.max(1, scaled(4, 200) - 1)),
)

/** Turns and letters that take more pages than are ever left: long texts fill the library, records the index. */
const homes = {
  library: { turns: isFullScale ? 60 : 20, mostFilling: 16_000 },
  index: { turns: isFullScale ? 420 : 110, mostFilling: 0 },
}

/** A home, a store that knows a little of it, and what it holds once all is read. */
const setUp = async (store: keyof typeof homes) => {
  const random = randomFrom(seed)
  const home = quickFolder()
  const { turns, mostFilling } = homes[store]
  const growth = createGrowth(home, wholeHomeOf(random, turns, mostFilling), random)
  const begun = quickFolder()
  growth.step(0.001)
  const service = await openIngest(home, begun)
  await service.runPass()
  await service.close()
  growth.finish()
  return { home, begun, whole: await readAnew(home), bytes: growth.bytes }
}

test.for(['library', 'index'] as const)(
  'a disk that is full at any page of the %s is said, harms nothing and heals',
  { timeout: patience },
  async (store) => {
    const { home, begun, whole, bytes } = await setUp(store)
    const figures = { pages: 0, storage_full: 0 }
    for (const room of rooms) {
      const dataDir = makeQuickFolder()
      cpSync(begun, dataDir, { recursive: true })
      const service = await openIngest(home, dataDir)
      const db = connectionOf(service, store)
      allowPages(db, room)
      const where = `${room} pages of room`
      expect(await failureOf(service), where).toBe('storage_full')
      expect(inspectStore(dataDir).violations, where).toEqual([])
      figures.storage_full += 1
      allowAll(db)
      expect(await failureOf(service), where).toBeNull()
      expect(inspectStore(dataDir), where).toMatchObject({ violations: [], archivedBytes: bytes })
      expect(differencesOf(contentOf(dataDir, home), whole), where).toEqual([])
      figures.pages += 1
      await service.close()
      removeFolder(dataDir)
    }
    expect(unhandled).toEqual([])
    tell(`disk full in the ${store}`, figures)
  },
)

if (!canMount) process.stdout.write('Skipped: no right to mount a disk of 1 to 8 MB here.\n')

test.runIf(canMount).for(isFullScale ? [1, 2, 3, 4] : [1])(
  'a real disk of %i MB that fills up leaves a store that goes on elsewhere',
  { timeout: patience },
  async (mebibytes) => {
    const { home, whole } = await setUp('library')
    const [mounted, left] = [quickFolder(), quickFolder()]
    const child = await startChild({}, onSmallDisk(mebibytes, mounted, left))
    child.start({ home, dataDir: mounted, passes: 2 })
    expect((await child.ended).failure).toMatch(/^failed storage_full /)
    expect(inspectStore(left).violations).toEqual([])
    expect(differencesOf(await readInto(home, left), whole)).toEqual([])
  },
)
