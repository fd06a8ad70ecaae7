import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { insightsProjection } from './insights-schema.ts'
import { madeFrom } from './made-from.ts'
import { openProjection, type Projection } from './open-projection.ts'
import { searchProjection } from './search-schema.ts'

const projections: readonly (readonly [string, Projection])[] = [
  ['a part of the full text', searchProjection(0)],
  ['insights', insightsProjection],
]

const setUp = (projection: Projection) => {
  const dataDir = temporaryFolder()
  const file = path.join(dataDir, projection.kind.fileName)
  const kept: string[] = []
  const open = (libraryId: string) =>
    openProjection(dataDir, projection, libraryId, (name) => kept.push(name))
  open('one').close()
  const change = (sql: string): void => {
    const db = new Database(file)
    db.exec(sql)
    db.close()
  }
  return { dataDir, file, kept, open, change }
}

test.each(projections)('%s of another library or an older form is begun anew', (_, projection) => {
  const { open, change, kept } = setUp(projection)
  change(`insert into meta (key, value) values ('old', '1')`)
  const other = open('other')
  expect(madeFrom(other)).toBe('other')
  expect(other.prepare(`select 1 from meta where key = 'old'`).get()).toBeUndefined()
  other.close()
  change(`pragma user_version = -1`)
  const older = open('other')
  expect(Number(older.pragma('user_version', { simple: true }))).toBe(projection.kind.version)
  older.close()
  expect(kept).toEqual([])
})

test.each(projections)(
  '%s of a newer version is refused untouched, with what to do',
  (_, projection) => {
    const { open, change, file, kept } = setUp(projection)
    change('pragma user_version = 99')
    const before = readFileSync(file)
    expect(() => open('one')).toThrow(/was made by a newer Rearview\. Update this one, or move/)
    expect(readFileSync(file)).toEqual(before)
    expect(kept).toEqual([])
  },
)

test.each(projections)('%s whose header was overwritten is kept aside', (_, projection) => {
  const { open, change, kept, dataDir } = setUp(projection)
  change('pragma user_version = 0')
  const db = open('one')
  expect(madeFrom(db)).toBe('one')
  db.close()
  expect(readdirSync(dataDir).map((name) => path.join(dataDir, name))).toEqual(
    expect.arrayContaining(kept),
  )
  expect(kept).toHaveLength(1)
})
