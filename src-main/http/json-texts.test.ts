import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { OperationTable } from './bind-operations.ts'
import { jsonTexts, pieceLength } from './json-texts.ts'
import { bearer, closeServers, openServer } from './server.fixture.ts'

afterEach(closeServers)

test('the pieces of any value are together the text that JSON makes of it', () => {
  fc.assert(
    fc.property(fc.object({ withNullPrototype: false, maxDepth: 4 }), (value) => {
      expect([...jsonTexts(value)].join('')).toBe(JSON.stringify(value))
    }),
    { seed: 1, numRuns: 300 },
  )
  for (const value of [[], {}, null, 'text', 0, [undefined], { a: undefined, b: [{}, []] }])
    expect([...jsonTexts(value)].join('')).toBe(JSON.stringify(value))
})

const row = { text: 'x'.repeat(1000), more: { cost: 1.5, names: ['a', 'b'] } }
const rowLength = JSON.stringify(row).length

test('a piece is no longer than its limit and one row, however long the answer is', () => {
  const answer = { total: 3, blocks: { rows: Array.from({ length: 5000 }, () => row) } }
  const lengths = [...jsonTexts(answer)].map((text) => text.length)
  expect(lengths.length).toBeGreaterThan(50)
  expect(Math.max(...lengths)).toBeLessThan(pieceLength + rowLength + 2)
})

/** Serves an answer whose rows count how many of them were turned into text. */
const serve = async (rows: number) => {
  let written = 0
  const counting = {
    toJSON: () => {
      written += 1
      return row
    },
  }
  const table: OperationTable = {
    'things.list': {
      summary: '',
      kind: 'query',
      access: 'local',
      input: z.object({}),
      output: z.unknown(),
      http: { method: 'GET', path: '/api/things' },
    },
  }
  const value = { rows: Array.from({ length: rows }, () => counting) }
  const server = await openServer({ table, answers: { 'things.list': () => value } })
  const ask = () => fetch(`${server.origin}/api/things`, { headers: bearer(server.token) })
  return { ask, written: () => written }
}

test('a long answer is made into text as it is taken, never ahead of a slow reader', async () => {
  const rows = 60_000
  const { ask, written } = await serve(rows)
  const response = await ask()
  expect(response.headers.get('content-length')).toBeNull()
  // The reader waits; what the connection itself holds is some megabytes at most.
  let before = -1
  while (written() !== before) {
    before = written()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect(before * rowLength).toBeLessThan(20_000_000)
  const taken = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (response.body) await pipeline(response.body, taken)
  expect(written()).toBe(rows)
})

test('a short answer is sent whole, with its length', async () => {
  const { ask } = await serve(3)
  const response = await ask()
  const text = await response.text()
  expect(response.headers.get('content-length')).toBe(String(text.length))
  expect(JSON.parse(text)).toEqual({ rows: [row, row, row] })
})
