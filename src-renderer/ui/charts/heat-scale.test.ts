import { expect, test } from 'vitest'
import { heatOf } from './heat-scale.ts'

const nothing = heatOf([])(0)

test('gives nothing the colour of an empty place and the most the whole accent', () => {
  const colorOf = heatOf([0, 1, 100])
  expect(colorOf(0)).toBe(nothing)
  expect(colorOf(100)).toBe('var(--accent)')
  expect(colorOf(1)).toContain('22%')
})

test('never gives more colour to less', () => {
  const colorOf = heatOf([100])
  const shares = [1, 5, 20, 40, 70].map((value) =>
    Number(/accent\) (\d+)%/.exec(colorOf(value))?.[1] ?? 100),
  )
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('has a colour where there is nothing at all', () => {
  expect(nothing).toContain('var(--surface)')
})
