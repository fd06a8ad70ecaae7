import { expect, test } from 'vitest'
import { hexFrom, randomFrom, seedFrom } from '#main/sample/random.ts'

test('the same seed gives the same numbers, another one others', () => {
  const [one, same, other] = [randomFrom(7), randomFrom(7), randomFrom(7 + 2 ** 32)]
  const first = Array.from({ length: 20 }, one)
  expect(Array.from({ length: 20 }, same)).toEqual(first)
  expect(Array.from({ length: 20 }, other)).not.toEqual(first)
  expect(first.every((number) => number >= 0 && number < 1)).toBe(true)
})

test('ids drawn from two hundred thousand streams never meet', () => {
  const seeds = randomFrom(1)
  const ids = new Set<string>()
  for (let stream = 0; stream < 200_000; stream += 1) {
    ids.add(hexFrom(randomFrom(seedFrom(seeds)), 24))
  }
  expect(ids.size).toBe(200_000)
})
