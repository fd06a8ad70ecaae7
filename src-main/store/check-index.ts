import type { Check } from '#schema/doctor.ts'
import { countWrongCalls } from './check-calls.ts'
import { openForLooking } from './check-database.ts'
import { indexKind } from './index-schema.ts'
import { indexedFiles } from './indexed-files.ts'
import { LibraryReader } from './library-reader.ts'
import { libraryKey } from './made-from.ts'
import type { Connection } from './open-database.ts'
import { pricedBy } from './reprice-calls.ts'
import { type Finding, findingOf, runCheck } from './run-check.ts'
import type { PriceCall } from './write-calls.ts'
import { quarterMs } from './write-rollup.ts'

const sums = [
  ...['input', 'output', 'cache_write_5m', 'cache_write_1h', 'cache_read', 'web_searches'],
].join(', ')

const summed = sums.replaceAll(/\w+/g, (name) => `sum(${name})`)

/** The rollup as the calls have it, and as it stands; a row that is in one alone is wrong. */
const rollupDifferences = `
  with made as (
    select session_id, (at / ${quarterMs}) * ${quarterMs} as quarter, model, subagent, count(*) as calls,
      ${summed}, coalesce(sum(cost_nano), 0), sum(cost_nano is null), sum(finalised = 0)
    from call where records > 0 group by 1, 2, 3, 4),
  stored as (
    select session_id, quarter, model, subagent, calls, ${sums}, cost_nano, unpriced, unfinalised
    from rollup)
  select session_id from (select * from made except select * from stored)
  union select session_id from (select * from stored except select * from made)`

const sessionDifferences = `
  select s.id as session_id from session s where
    s.messages <> (select count(*) from message m where m.session_id = s.id)
    or s.tool_calls <> (select count(*) from tool_call t
      where t.session_id = s.id and t.name is not null)`

const nameSessions = (db: Connection, query: string): string[] =>
  db.prepare<[], string>(`select session_id from session where id in (${query})`).pluck().all()

const countRows = (db: Connection, table: 'rollup' | 'session'): number =>
  Number(db.prepare(`select count(*) from ${table}`).pluck().get())

const lookAtOrigin = (db: Connection, library: LibraryReader): Finding => {
  const made = db.prepare('select value from meta where key = ?').pluck().get(libraryKey)
  const what = 'the index was made from this library'
  return findingOf(1, what, made === library.identity() ? [] : ['it was made from another one'])
}

/** The index may be behind the library, and is after a crash; ahead of it it must never be. */
const lookAtPlaces = (db: Connection, library: LibraryReader): Finding => {
  const newest = library.newestGenerations()
  const indexed = [...indexedFiles(db).values()]
  const ahead = indexed.filter(({ id, generationId, indexedBytes }) => {
    const known = newest.get(id)
    if (!known || generationId > known.id) return true
    return generationId === known.id && indexedBytes > known.cursor
  })
  const found = findingOf(
    indexed.length,
    'files are indexed no further than they are archived',
    ahead.map(({ id }) => `file ${id}`),
  )
  const reached = new Map(indexed.map((file) => [file.id, file]))
  const behind = [...newest.values()].filter(({ id, fileId, cursor }) => {
    const file = reached.get(fileId)
    return cursor > 0 && (file?.generationId !== id || file.indexedBytes < cursor)
  })
  if (found.state !== 'ok' || behind.length === 0) return found
  const detail = `${found.detail}; ${behind.length} wait for the next reading`
  return { ...found, state: 'warning', detail }
}

/** Prices that hold by now, with what stands for them where they were used. */
export interface PricesNow {
  readonly price: PriceCall
  readonly mark: string
}

/** Costs by other prices are no damage: whoever changed them waits for the next start. */
const lookAtCalls = (db: Connection, { price, mark }: PricesNow): Finding => {
  const isPriced = pricedBy(db) === mark
  const { calls, wrong } = countWrongCalls(db, isPriced ? price : null)
  const found = findingOf(calls, 'calls are what all transcripts together say of them', wrong)
  if (isPriced || found.state !== 'ok') return found
  const detail = `${found.detail}; prices have changed, and the next start applies them`
  return { ...found, state: 'warning', detail }
}

/** Holds the index against the library it was made from, and its sums against its rows. */
export const checkIndex = (dataDir: string, prices: PricesNow): Check[] => {
  const look = (name: string, ask: (db: Connection, library: LibraryReader) => Finding): Check =>
    runCheck(`index ${name}`, indexKind, () => {
      const db = openForLooking(dataDir, indexKind)
      try {
        const library = LibraryReader.open(dataDir)
        try {
          return ask(db, library)
        } finally {
          library.close()
        }
      } finally {
        db.close()
      }
    })
  return [
    look('origin', lookAtOrigin),
    look('places', lookAtPlaces),
    look('calls', (db) => lookAtCalls(db, prices)),
    look('sums', (db) =>
      findingOf(
        countRows(db, 'rollup'),
        'sums are those of the calls',
        nameSessions(db, rollupDifferences).map((id) => `session ${id}`),
      ),
    ),
    look('sessions', (db) =>
      findingOf(
        countRows(db, 'session'),
        'sessions count the records they hold',
        nameSessions(db, sessionDifferences).map((id) => `session ${id}`),
      ),
    ),
  ]
}
