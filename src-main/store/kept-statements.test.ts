import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { keepingStatements } from './kept-statements.ts'

const openCounting = () => {
  const db = new Database(':memory:')
  let prepared = 0
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    prepared += 1
    return prepare(sql)
  }) as typeof db.prepare
  const kept = keepingStatements(db)
  onTestFinished(() => kept.close())
  const ask = (sql: string, ...values: unknown[]) => kept.prepare(sql).all(values)
  return { ask, prepared: () => prepared }
}

test('a text is prepared once and answers with the values of each time', () => {
  const { ask, prepared } = openCounting()
  expect(ask('select ? as one', 1)).toEqual([{ one: 1 }])
  expect(ask('select ? as one', 2)).toEqual([{ one: 2 }])
  expect(prepared()).toBe(1)
})

test('what was asked longest ago is let go, and what is asked again and again stays', () => {
  const { ask, prepared } = openCounting()
  ask('select 0')
  for (let number = 1; number <= 250; number += 1) {
    ask(`select ${number}`)
    ask('select 0')
  }
  expect(prepared()).toBe(251)
  ask('select 1')
  expect(prepared()).toBe(252)
})
