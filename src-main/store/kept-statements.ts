import type { Statement } from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'
import type { Connection } from './open-database.ts'

/** More are only asked with lists of values of ever another length. */
const mostKept = 200

/** Longer ones are such lists; each takes a hundred times as much memory. */
const longest = 8_192

/**
 * A connection as Kysely takes one, which prepares each text once: to prepare a query over five
 * tables takes longer than to answer it. What was asked longest ago is let go.
 */
export const keepingStatements = (db: Connection): SqliteDatabase => {
  const kept = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    if (sql.length > longest) return db.prepare(sql)
    const statement = kept.get(sql) ?? db.prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  const close = (): void => {
    kept.clear()
    db.close()
  }
  // Kysely asks with its parameters in one list, as better-sqlite3 takes them.
  return { prepare: (sql) => prepare(sql) as ReturnType<SqliteDatabase['prepare']>, close }
}
