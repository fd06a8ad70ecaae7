import type { Connection } from './open-database.ts'
import { createStatements } from './statements.ts'
import { type PriceCall, recomputeCall } from './write-calls.ts'
import { createRollupChange } from './write-rollup.ts'

/** Row of `meta` that names the prices by which the index was made. */
const markKey = 'prices.mark'

/** What stands for the prices by which an index was made; null where none were noted. */
export const pricedBy = (db: Connection): string | null => {
  const made = db.prepare<[string], string>('select value from meta where key = ?').pluck()
  return made.get(markKey) ?? null
}

/**
 * Prices every call anew where the index was made by other prices: an update of the program brings
 * a new book, a person changes a price. One commit; answers how many calls it priced.
 */
export const repriceCalls = (db: Connection, price: PriceCall, mark: string): number => {
  const sql = createStatements(db)
  const work = db.transaction((): number => {
    if (pricedBy(db) === mark) return 0
    const calls = sql.all<{ id: number }>('select id from call where records > 0')
    const rollup = createRollupChange(sql)
    for (const { id } of calls) recomputeCall(sql, rollup, price, id)
    rollup.write()
    sql.run('insert or replace into meta (key, value) values (?, ?)', markKey, mark)
    return calls.length
  })
  return work.immediate()
}
