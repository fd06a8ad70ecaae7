import { Kysely, SqliteDialect } from 'kysely'
import { log } from '#main/lib/log.ts'
import { InsightFinder } from './find-insights.ts'
import { TextFinder } from './find-texts.ts'
import { indexKind } from './index-schema.ts'
import { keepingStatements } from './kept-statements.ts'
import { LibraryReader } from './library-reader.ts'
import { openForReading } from './open-database.ts'
import type { OnDamaged } from './projection-reader.ts'
import { SessionTags } from './session-tags.ts'
import type { IndexTables } from './tables.ts'
import { carryingFunction } from './tagged-sessions.ts'

/** The index as queries see it: a connection that cannot write. */
export type IndexReader = Kysely<IndexTables>

/** All stores, for reading. */
export interface ReadStore {
  readonly index: IndexReader
  readonly library: LibraryReader
  readonly texts: TextFinder
  readonly insights: InsightFinder
  readonly tags: SessionTags
  readonly close: () => Promise<void>
}

const slowMs = 40

/** What a thread of queries keeps of the unpacked archive, of each kind: a list of hits, scrolled through. */
const keptBytes = 16 * 1024 * 1024

/**
 * Opens the stores for reading; `unavailable` before the first pass has made them. `onDamaged` is
 * told of a part of the full text, or of what is made of sessions, that turns out to be damaged.
 */
export const openReadStore = (dataDir: string, onDamaged?: OnDamaged): ReadStore => {
  const database = openForReading(dataDir, indexKind)
  const index = new Kysely<IndexTables>({
    dialect: new SqliteDialect({ database: keepingStatements(database) }),
    log: (event) => {
      if (event.queryDurationMillis < slowMs && process.env.LOG_SQL !== '1') return
      log.info({ ms: event.queryDurationMillis, sql: event.query.sql }, 'slow query')
    },
  })
  const library = LibraryReader.open(dataDir, keptBytes)
  const texts = new TextFinder(dataDir, onDamaged)
  const insights = new InsightFinder(dataDir, onDamaged)
  const tags = new SessionTags(library, insights)
  // Tags lie in other databases: a filter asks for the sessions that carry them, once a statement.
  database.function(carryingFunction, (names: unknown) =>
    JSON.stringify(tags.carrying(JSON.parse(String(names)))),
  )
  return {
    index,
    library,
    texts,
    insights,
    tags,
    close: async () => {
      await index.destroy()
      library.close()
      texts.close()
      insights.close()
    },
  }
}
