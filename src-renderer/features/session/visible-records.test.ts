import { expect, test } from 'vitest'
import type { MessageKind } from '#schema/transcript/event.ts'
import { opensTurn, placeOf, visibleSeqs } from './visible-records.ts'

const kinds: readonly MessageKind[] = [
  'quiet',
  'prompt',
  'answer',
  'quiet',
  'toolResult',
  'answer',
  'prompt',
]

test('leaves bookkeeping out unless it is asked for', () => {
  expect(visibleSeqs(kinds, false)).toEqual([1, 2, 4, 5, 6])
  expect(visibleSeqs(kinds, true)).toHaveLength(7)
})

test('finds a record by its seq, or the next one drawn', () => {
  const seqs = visibleSeqs(kinds, false)
  expect(placeOf(seqs, 4)).toBe(2)
  expect(placeOf(seqs, 3)).toBe(2)
  expect(placeOf(seqs, 0)).toBe(0)
  expect(placeOf(seqs, 99)).toBe(4)
  expect(placeOf([], 5)).toBe(0)
})

test('names the speaker once per turn', () => {
  const seqs = visibleSeqs(kinds, false)
  expect(seqs.map((_, place) => opensTurn(kinds, seqs, place))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ])
})
