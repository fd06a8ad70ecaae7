import type { Statement } from 'better-sqlite3'
import type { Connection } from './open-database.ts'

/** Prepares each SQL text once per connection; preparing costs more than running a short one. */
export const createStatements = (db: Connection) => {
  const prepared = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  return {
    run: (sql: string, ...values: unknown[]) => statement(sql).run(...values),
    get: <T>(sql: string, ...values: unknown[]): T | undefined =>
      statement(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: unknown[]): T[] => statement(sql).all(...values) as T[],
  }
}

/** Prepared statements of one connection. */
export type Statements = ReturnType<typeof createStatements>
