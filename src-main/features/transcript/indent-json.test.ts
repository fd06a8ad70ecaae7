import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indentJson } from './indent-json.ts'

const seed = Number(process.env.SEED ?? 20261121)

test(`indents any JSON as JSON.stringify does (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t'), (value, gap) => {
      expect(indentJson(JSON.stringify(value, null, gap))).toBe(JSON.stringify(value, null, 2))
    }),
    { seed, numRuns: 2000 },
  )
})

test('keeps every token as it was written', () => {
  const written = '{"id":9007199254740993,"a":1,"a":2,"b":1e999,"c":"\\u001b\\/\\"","d":-0.0}'
  expect(indentJson(written)).toBe(
    '{\n  "id": 9007199254740993,\n  "a": 1,\n  "a": 2,\n  "b": 1e999,\n  "c": "\\u001b\\/\\"",\n  "d": -0.0\n}',
  )
})

test('loses nothing of what is no JSON', () => {
  for (const text of ['', 'plain', '{"a', '"\\', ']]]', '{"a":1', 'a"b'])
    expect(indentJson(text).replace(/\s/g, '')).toBe(text)
})

test('indents a record of a megabyte, or of a hundred thousand levels, in a blink', () => {
  const startedAt = process.cpuUsage()
  indentJson(JSON.stringify({ text: 'x\\"'.repeat(300_000) }))
  indentJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
})
