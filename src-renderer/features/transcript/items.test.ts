import { describe, expect, test } from 'vitest'
import { holds, type MessageKind } from '#schema/transcript/event.ts'
import type { Outline } from '#schema/transcript/operations.ts'
import { hostOf, type Item, layOut, opensTurn, placeOf, type View } from './items.ts'
import { findJumps, jumpFrom } from './jumps.ts'
import { readParts, usualParts, writeParts } from './reader-search.ts'

const record = (kind: MessageKind, held = 0) => ({ kind, held })

const outlineOf = (
  records: readonly ReturnType<typeof record>[],
  more: Partial<Outline> = {},
): Outline => ({
  kinds: records.map(({ kind }) => kind),
  holds: records.map(({ held }) => held),
  hosts: [],
  toolNames: [],
  tools: [],
  rewinds: [],
  ...more,
})

/** A prompt, two tool calls with their results, an answer, bookkeeping and another prompt. */
const outline = outlineOf(
  [
    record('quiet'),
    record('prompt', holds.text),
    record('answer', holds.thinking),
    record('answer', holds.toolUse | holds.edit),
    record('toolResult', holds.toolResult),
    record('answer', holds.toolUse | holds.error),
    record('toolResult', holds.toolResult | holds.error),
    record('answer', holds.text),
    record('prompt', holds.text),
  ],
  {
    hosts: [
      [4, 3],
      [6, 5],
    ],
  },
)

const view = (change: Partial<View> = {}): View => ({
  layout: 'full',
  parts: new Set(usualParts),
  open: new Set(),
  ...change,
})

const seqsOf = (items: readonly Item[]) => items.map(({ kind, seq }) => `${kind} ${seq}`)

describe('the rows of a transcript', () => {
  test('leave bookkeeping out, and records that are shown inside others', () => {
    expect(layOut(outline, view()).map(({ seq }) => seq)).toEqual([1, 2, 3, 5, 7, 8])
    const all = view({ parts: new Set([...usualParts, 'bookkeeping']) })
    expect(layOut(outline, all).map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 5, 7, 8])
  })

  test('keep failed calls where only errors are asked for', () => {
    expect(layOut(outline, view({ parts: new Set(['errors']) })).map(({ seq }) => seq)).toEqual([5])
    expect(layOut(outline, view({ parts: new Set(['answers']) })).map(({ seq }) => seq)).toEqual([
      7,
    ])
  })

  test('gather tools and thinking in the compact layout until they are opened', () => {
    const compact = view({ layout: 'compact' })
    const folded = ['record 1', 'group 2', 'record 7', 'record 8']
    expect(seqsOf(layOut(outline, compact))).toEqual(folded)
    const open = layOut(outline, { ...compact, open: new Set([2]) })
    expect(seqsOf(open)).toEqual([
      'record 1',
      'group 2',
      'record 2',
      'record 3',
      'record 5',
      'record 7',
      'record 8',
    ])
  })

  test('are prompts alone where only those are asked for', () => {
    const prompts = view({ layout: 'prompts', parts: new Set() })
    expect(layOut(outline, prompts).map(({ seq }) => seq)).toEqual([1, 8])
  })

  test('fold a branch that was left behind', () => {
    const rewinds = [{ seqs: [1, 2, 3], prompt: 'first try' }]
    const forked = { ...outline, rewinds }
    expect(seqsOf(layOut(forked, view()))).toEqual(['rewind 1', 'record 5', 'record 7', 'record 8'])
    const open = layOut(forked, view({ open: new Set([1]) }))
    expect(seqsOf(open).slice(0, 4)).toEqual(['rewind 1', 'record 1', 'record 2', 'record 3'])
  })

  test('keep a fold for a branch whose prompt is not shown', () => {
    const forked = { ...outline, rewinds: [{ seqs: [1, 2, 3], prompt: 'first try' }] }
    const parts = new Set(usualParts.filter((part) => part !== 'prompts'))
    expect(seqsOf(layOut(forked, view({ parts })))).toEqual(['rewind 2', 'record 5', 'record 7'])
    const open = layOut(forked, view({ parts, open: new Set([2]) }))
    expect(seqsOf(open).slice(0, 3)).toEqual(['rewind 2', 'record 2', 'record 3'])
  })

  test('are laid out in a blink, however many branches were left behind', () => {
    const records = Array.from({ length: 40_000 }, () => record('prompt', holds.text))
    const rewinds = records.slice(1).map((_, place) => ({ seqs: [place], prompt: '' }))
    const startedAt = process.cpuUsage()
    expect(layOut(outlineOf(records, { rewinds }), view())).toHaveLength(40_000)
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
  })

  test('are found by the seq of a record, of one inside another, or of the next', () => {
    const items = layOut(outline, view())
    expect(placeOf(items, 3)).toBe(2)
    expect(placeOf(items, hostOf(outline, 6))).toBe(3)
    expect(placeOf(items, 0)).toBe(0)
    expect(placeOf(items, 99)).toBe(5)
    expect(placeOf([], 5)).toBe(0)
  })

  test('name the speaker once per turn', () => {
    const items = layOut(outline, view())
    const opening = items.map((_, place) => opensTurn(outline.kinds, items, place))
    expect(opening).toEqual([false, true, false, false, false, false])
    const compact = layOut(outline, view({ layout: 'compact' }))
    const named = compact.map((_, place) => opensTurn(outline.kinds, compact, place))
    expect(named).toEqual([false, false, true, false])
  })
})

test('jumps lead to prompts, failed calls and edits, and end at the ends', () => {
  const jumps = findJumps(outline)
  expect(jumps).toEqual({ prompt: [1, 8], error: [5], edit: [3] })
  expect(jumpFrom(jumps.prompt, 1, 1)).toBe(8)
  expect(jumpFrom(jumps.prompt, 8, 1)).toBeUndefined()
  expect(jumpFrom(jumps.prompt, 8, -1)).toBe(1)
})

test('the choice of parts goes into the address and comes back', () => {
  expect(writeParts(new Set(usualParts))).toBeUndefined()
  expect(writeParts(new Set())).toBe('none')
  expect(readParts('none').size).toBe(0)
  expect([...readParts(writeParts(new Set(['tools', 'prompts'])))].sort()).toEqual([
    'prompts',
    'tools',
  ])
  expect([...readParts('prompts.nonsense.<b>')]).toEqual(['prompts'])
})
