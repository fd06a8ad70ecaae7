import { Kysely, SqliteDialect } from 'kysely'
import { log } from '#main/lib/log.ts'
import { TextFinder } from './find-texts.ts'
import { indexKind } from './index-schema.ts'
import { LibraryReader } from './library-reader.ts'
import { openForReading } from './open-database.ts'
import type { IndexTables } from './tables.ts'

/** The index as queries see it: a connection that cannot write. */
export type IndexReader = Kysely<IndexTables>

/** All stores, for reading. */
export interface ReadStore {
  readonly index: IndexReader
  readonly library: LibraryReader
  readonly texts: TextFinder
  readonly close: () => Promise<void>
}

const slowMs = 40

/** Opens the stores for reading; `unavailable` before the first pass has made them. */
export const openReadStore = (dataDir: string): ReadStore => {
  const index = new Kysely<IndexTables>({
    dialect: new SqliteDialect({ database: openForReading(dataDir, indexKind) }),
    log: (event) => {
      if (event.queryDurationMillis < slowMs && process.env.LOG_SQL !== '1') return
      log.info({ ms: event.queryDurationMillis, sql: event.query.sql }, 'slow query')
    },
  })
  const library = LibraryReader.open(dataDir)
  const texts = new TextFinder(dataDir)
  return {
    index,
    library,
    texts,
    close: async () => {
      await index.destroy()
      library.close()
      texts.close()
    },
  }
}
