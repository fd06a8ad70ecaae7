import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, type MessageKind } from '#schema/transcript/event.ts'
import { findRewinds, type TreeRecord } from './find-rewinds.ts'

let at = 0

const record = (
  kind: MessageKind,
  uuid: string | null,
  parent: string | null,
  more: Partial<TreeRecord> = {},
): TreeRecord => {
  at += 1
  return { kind, holds: 0, uuid, parent_uuid: parent, at, prompt: uuid, ...more }
}

test('a prompt asked anew leaves the first one and all that followed it behind', () => {
  const records = [
    record('prompt', 'p0', null),
    record('answer', 'a0', 'p0'),
    record('prompt', 'p1', 'a0'),
    record('answer', 'a1', 'p1'),
    record('toolResult', 'r1', 'a1'),
    record('quiet', null, null),
    record('prompt', 'p2', 'a0'),
    record('answer', 'a2', 'p2'),
  ]
  expect(findRewinds(records)).toEqual([{ seqs: [2, 3, 4], prompt: 'p1' }])
})

test('side records between an answer and two prompts do not hide the fork', () => {
  const records = [
    record('prompt', 'p0', null),
    record('answer', 'a0', 'p0'),
    record('quiet', 'q', 'a0'),
    record('prompt', 'p1', 'q'),
    record('prompt', 'p2', 'a0'),
  ]
  expect(findRewinds(records)).toEqual([{ seqs: [3], prompt: 'p1' }])
})

test('the talk went on where its newest record leads, also when that was asked first', () => {
  const records = [
    record('prompt', 'p0', null),
    record('answer', 'a0', 'p0'),
    record('prompt', 'p1', 'a0'),
    record('answer', 'a1', 'p1'),
    record('prompt', 'late', 'a0'),
    record('answer', 'a2', 'a1'),
  ]
  expect(findRewinds(records)).toEqual([{ seqs: [4], prompt: 'late' }])
})

test('parallel results, retried calls, replays and queued prompts are no rewinds', () => {
  const records = [
    record('prompt', 'p0', null),
    record('answer', 'a0', 'p0'),
    record('answer', 'b0', 'a0'),
    record('toolResult', 'r0', 'a0'),
    record('toolResult', 'r1', 'b0'),
    record('answer', 'c0', 'r1'),
    record('prompt', 'p1', 'c0', { at: 500 }),
    record('prompt', 'p1', 'c0', { at: 500 }),
    record('prompt', 'q1', 'c0', { holds: holds.queued }),
  ]
  expect(findRewinds(records)).toEqual([])
})

test('several roots are several beginnings', () => {
  expect(findRewinds([record('prompt', 'p0', null), record('prompt', 'p1', null)])).toEqual([])
})

const seed = Number(process.env.SEED ?? 20261121)

test(`no tree, however tangled, hangs it or leaves everything behind (seed ${seed})`, () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', null)
  const kind = fc.constantFrom<MessageKind>('prompt', 'answer', 'quiet', 'toolResult')
  const tree = fc.array(fc.tuple(kind, id, id), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(tree, (rows) => {
      const records = rows.map(([one, uuid, parent]) => record(one, uuid, parent))
      const left = findRewinds(records).flatMap(({ seqs }) => seqs)
      expect(new Set(left).size).toBe(left.length)
      expect(left.length).toBeLessThan(records.length)
    }),
    { seed, numRuns: 3000 },
  )
})

const chain = Array.from({ length: 10_000 }, (_, place) =>
  record(place % 9 === 0 ? 'prompt' : 'quiet', `u${place}`, place > 0 ? `u${place - 1}` : null),
)

const children = (kind: MessageKind, parent: string) =>
  Array.from({ length: 50_000 }, (_, place) => record(kind, `${kind}${place}`, parent))

const root = [record('prompt', 'p', null), record('answer', 'a', 'p')]

const longWay = Array.from({ length: 50_000 }, (_, place) =>
  record('quiet', `q${place}`, place > 0 ? `q${place - 1}` : 'a'),
)

/** Two prompts at each of many places, each place inside the first branch of the one above. */
const forks = Array.from({ length: 15_000 }, (_, depth) => [
  record('answer', `x${depth}`, `f${depth}`),
  record('prompt', `f${depth}`, depth > 0 ? `x${depth - 1}` : 'a'),
  record('prompt', `g${depth}`, depth > 0 ? `x${depth - 1}` : 'a'),
])
  .reverse()
  .flat()

test.each([
  ['ten thousand records in a row', chain],
  ['fifty thousand records under one parent', [...root, ...children('quiet', 'a')]],
  ['fifty thousand prompts under one parent', [...root, ...children('prompt', 'a')]],
  ['prompts behind a long way', [...root, ...longWay, ...children('prompt', 'q49999')]],
  ['forks within forks, the innermost first', [...forks, ...root]],
])('walks %s in a blink', (_, records) => {
  const startedAt = process.cpuUsage()
  findRewinds(records)
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
})
