import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Check } from '#schema/doctor.ts'
import { assertOurs, type Connection, type DatabaseKind } from './open-database.ts'
import { findingOf, runCheck } from './run-check.ts'

/** Whether there is anything of a database to look at. */
export const isThere = (dataDir: string, { fileName }: DatabaseKind): boolean => {
  const file = path.join(dataDir, fileName)
  return existsSync(file) && statSync(file).size > 0
}

/** Opens a database for looking at, whoever it may belong to and whatever state it is in. */
export const openForLooking = (dataDir: string, { fileName }: DatabaseKind): Connection =>
  new Database(path.join(dataDir, fileName), { readonly: true, timeout: 15_000 })

const nameOf = ({ fileName }: DatabaseKind): string => path.basename(fileName, '.db')

const lookAtFormat = (db: Connection, kind: DatabaseKind) => {
  assertOurs(db, kind)
  const version = Number(db.pragma('user_version', { simple: true }))
  const is = `format ${version} of ${kind.version}`
  return version === kind.version
    ? findingOf(1, is, [])
    : ({ state: 'warning', count: 1, detail: `${is}; the next start brings it up` } as const)
}

const lookAtPages = (db: Connection) => {
  const pages = Number(db.pragma('page_count', { simple: true }))
  const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[]
  const wrong = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  return findingOf(pages, 'pages of the file', wrong)
}

const lookAtReferences = (db: Connection) => {
  const rows = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  const tables = db.prepare(`select count(*) from sqlite_master where type = 'table'`).pluck().get()
  const wrong = rows.map(({ table, parent }) => `${table} names no ${parent}`)
  return findingOf(Number(tables), 'tables whose references lead somewhere', wrong)
}

/** Looks at one of our files as a database; of one that is not there it says so. */
export const checkDatabase = (dataDir: string, kind: DatabaseKind): Check[] => {
  const name = nameOf(kind)
  if (!isThere(dataDir, kind)) {
    const detail = `${kind.fileName} is not there yet`
    return [{ name: `${name} format`, state: 'skipped', count: 0, detail, ms: 0 }]
  }
  if (statSync(path.join(dataDir, kind.fileName)).isDirectory()) {
    const detail = `${path.join(dataDir, kind.fileName)} is a folder, where a database should be; move it away`
    return [{ name: `${name} format`, state: 'failed', count: 0, detail, ms: 0 }]
  }
  const look = (what: string, ask: (db: Connection) => ReturnType<typeof findingOf>): Check =>
    runCheck(`${name} ${what}`, kind, () => {
      const db = openForLooking(dataDir, kind)
      try {
        return ask(db)
      } finally {
        db.close()
      }
    })
  return [
    look('format', (db) => lookAtFormat(db, kind)),
    look('integrity', lookAtPages),
    look('references', lookAtReferences),
  ]
}
