import { expect, test } from 'vitest'
import { addSample, type Sample, timeLeft } from './time-left.ts'

const after = (steps: readonly (readonly [at: number, bytes: number])[]): readonly Sample[] =>
  steps.reduce<readonly Sample[]>((all, [at, bytes]) => addSample(all, { at, bytes }), [])

test('says nothing before there is something to go by', () => {
  expect(timeLeft([], 100)).toBeNull()
  expect(timeLeft(after([[0, 0]]), 100)).toBeNull()
  expect(
    timeLeft(
      after([
        [0, 0],
        [1_000, 50],
      ]),
      100,
    ),
    'too soon',
  ).toBeNull()
  expect(
    timeLeft(
      after([
        [0, 50],
        [5_000, 50],
      ]),
      100,
    ),
    'stands still',
  ).toBeNull()
})

test('goes by the last seconds, not by how it began', () => {
  const samples = after([
    [0, 0],
    [20_000, 1_000],
    [22_000, 3_000],
    [24_000, 5_000],
  ])
  expect(timeLeft(samples, 9_000)).toBe(4_000)
})

test('begins anew when less is done than before', () => {
  expect(
    after([
      [0, 500],
      [2_000, 100],
    ]),
  ).toEqual([{ at: 2_000, bytes: 100 }])
})
