import { parseSearch } from '#schema/search-query.ts'
import type { Connection } from './open-database.ts'
import { type OnDamaged, ProjectionReader } from './projection-reader.ts'
import { searchKind, shardCount } from './search-schema.ts'
import { firstId, mostShift } from './text-id.ts'
import { type TextMatch, toMatch } from './text-match.ts'

/** Where a record stands that holds what was looked for; a higher id is of a later minute. */
export interface FoundText {
  readonly id: number
  readonly fileId: number
  readonly byteOffset: number
}

/** Where is looked: below an id, and between two times. */
export interface TextRange {
  readonly below: number
  /** UTC ms; what is outside is left out by and large: the record itself has the exact time. */
  readonly from: number | null
  readonly to: number | null
}

/** Above every id. */
export const aboveAll = Number.MAX_SAFE_INTEGER

/** Which records of a part are ranked; more of them say the same, and take long. */
interface Ranking {
  /** The newest so many. */
  readonly among: number
  /**
   * Where a question is true of more, none: FTS5 counts all of them for every word of it, and a word
   * that stands in so many tells them hardly apart.
   */
  readonly most: number
}

const usualRanking: Ranking = { among: 2_000, most: 12_000 }

/** All of it. */
const everywhere: TextRange = { below: aboveAll, from: null, to: null }

/** Ids that a part can have for a range: `least` included, `below` not. */
const idsOf = (db: Connection, { below, from, to }: TextRange) => ({
  least: from === null ? 0 : firstId(from),
  below: to === null ? below : Math.min(below, firstId(to) + mostShift(db) + 1),
})

/** How far the words of a file are in. */
export interface TextProgress {
  readonly fileId: number
  /** UTC ms of the last words that came in. */
  readonly indexedAt: number
  readonly records: number
}

const columns = 'd.id, d.file_id as fileId, d.byte_offset as byteOffset'

/** A question to one part: its expression, or all records where it has none that must be there. */
const selectOf = ({ must, not }: TextMatch): { sql: string; parameters: string[] } => {
  if (must !== null) {
    const expression = not === null ? must : `(${must}) NOT (${not})`
    const sql = 'from text join doc d on d.id = text.rowid where text match ?'
    return { sql, parameters: [expression] }
  }
  if (not === null) return { sql: 'from doc d where true', parameters: [] }
  const sql = 'from doc d where d.id not in (select rowid from text where text match ?)'
  return { sql, parameters: [not] }
}

/** The id by which a question to one part is bounded and ordered. */
const idOf = ({ must }: TextMatch): string => (must === null ? 'd.id' : 'text.rowid')

/** Several lists in falling order of ids as one. */
function* merge(lists: readonly Iterator<FoundText>[]): Generator<FoundText> {
  const heads = lists.map((list) => list.next())
  for (;;) {
    let first = -1
    for (const [place, head] of heads.entries()) {
      const best = heads[first]
      if (!head.done && (!best || best.done || head.value.id > best.value.id)) first = place
    }
    const head = heads[first]
    const list = lists[first]
    if (!head || head.done || !list) return
    yield head.value
    heads[first] = list.next()
  }
}

/** What a part answers, newest first; read only as far as it is taken. */
function* rowsOf(part: ProjectionReader, match: TextMatch, range: TextRange): Generator<FoundText> {
  const db = part.open()
  if (!db) return
  const { sql, parameters } = selectOf(match)
  const id = idOf(match)
  const text = `select ${columns} ${sql} and ${id} < ? and ${id} >= ? order by ${id} desc`
  try {
    const { least, below } = idsOf(db, range)
    yield* db.prepare<unknown[], FoundText>(text).iterate(...parameters, below, least)
  } catch (thrown) {
    throw part.trouble(thrown)
  }
}

/**
 * Finds words in the full text over connections that cannot write; a part that is not there yet
 * holds nothing. Whatever is asked throws in words where one of them cannot be used, as half an
 * answer would look like a whole one: see {@link ProjectionReader}.
 */
export class TextFinder {
  private readonly parts: readonly ProjectionReader[]

  constructor(dataDir: string, onDamaged?: OnDamaged) {
    this.parts = Array.from(
      { length: shardCount },
      (_, shard) => new ProjectionReader(dataDir, searchKind(shard), onDamaged),
    )
  }

  /** Throws in words where nothing could be answered. */
  check(): void {
    this.each((db) => db.prepare('select rowid from text limit 1').get())
  }

  /** Records that a question is true of, newest first; read only as far as they are taken. */
  *newest(match: TextMatch, range: TextRange = everywhere): Generator<FoundText> {
    const lists = this.parts.map((part) => rowsOf(part, match, range))
    try {
      yield* merge(lists)
    } finally {
      for (const list of lists) list.return(undefined)
    }
  }

  /**
   * The records that a question fits best (by BM25), at most so many; none without a word. Of very
   * many the newest are ranked: `isWhole` is false then. Null where there are too many to rank any.
   */
  best(
    match: TextMatch,
    limit: number,
    { among, most } = usualRanking,
  ): { readonly found: FoundText[]; readonly isWhole: boolean } | null {
    if (match.must === null) return { found: [], isWhole: true }
    const { sql, parameters } = selectOf(match)
    const idBehind = `select text.rowid ${sql} order by text.rowid desc limit 1 offset ?`
    const ranked = `select ${columns}, text.rank as rank ${sql} and text.rowid > ?
      order by rank, text.rowid desc limit ?`
    const floors = this.each((db) => {
      const behind = db.prepare<unknown[], number>(idBehind).pluck()
      const floor = behind.get(...parameters, among)
      const isTooMany = floor !== undefined && behind.get(...parameters, most) !== undefined
      return { floor, isTooMany }
    })
    // By one rule for all parts: what is ranked would stand before all that is not.
    if (floors.some(({ isTooMany }) => isTooMany)) return null
    let part = 0
    const rows = this.each((db) => {
      const floor = floors[part]?.floor
      part += 1
      return db
        .prepare<unknown[], FoundText & { rank: number }>(ranked)
        .all(...parameters, floor ?? 0, limit)
    })
    return {
      found: rows
        .flat()
        .sort((a, b) => a.rank - b.rank || b.id - a.id)
        .slice(0, limit),
      isWhole: floors.every(({ floor }) => floor === undefined),
    }
  }

  /** How many records a question is true of. Who only counts need not see where they stand. */
  count(match: TextMatch): number {
    const { must, not } = match
    if (must === null && not !== null)
      return this.count({ must: null, not: null }) - this.count({ must: not, not: null })
    const { sql: where, parameters } = selectOf(match)
    const sql = must === null ? where : 'from text where text match ?'
    const counts = this.each((db) =>
      Number(
        db
          .prepare(`select count(*) ${sql}`)
          .pluck()
          .get(...parameters),
      ),
    )
    return counts.reduce((sum, one) => sum + one, 0)
  }

  /** How far the words of every file are in. */
  progress(): TextProgress[] {
    return this.each((db) =>
      db
        .prepare<[], TextProgress>(
          `select file_id as fileId, indexed_at as indexedAt,
             (select count(*) from doc d where d.file_id = f.file_id) as records
           from text_file f`,
        )
        .all(),
    ).flat()
  }

  close(): void {
    for (const part of this.parts) part.close()
  }

  /** What each part that is there answers. */
  private each<T>(question: (db: Connection) => T): T[] {
    return this.parts.flatMap((part) => {
      const answer = part.ask((db) => [question(db)])
      return answer ?? []
    })
  }
}

/** {@link TextFinder.newest} of what a person typed, at most so many. */
export const findNewest = (finder: TextFinder, typed: string, limit: number): FoundText[] => {
  const query = parseSearch(typed)
  if (query.must.length === 0) return []
  const found: FoundText[] = []
  for (const one of finder.newest(toMatch(query))) {
    found.push(one)
    if (found.length >= limit) break
  }
  return found
}
