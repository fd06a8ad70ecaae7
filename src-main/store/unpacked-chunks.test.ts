import { expect, test } from 'vitest'
import { UnpackedChunks } from './unpacked-chunks.ts'

test('what was read last is kept, up to so many bytes', () => {
  const chunks = new UnpackedChunks(20)
  const made: string[] = []
  const take = (name: string, length = 10) =>
    chunks.take(name, length, () => {
      made.push(name)
      return Buffer.alloc(length)
    })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) take(name)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  take('too long', 21)
  take('too long', 21)
  expect(made).toEqual(['a', 'b', 'c', 'b', 'too long', 'too long'])
  expect(() =>
    chunks.take('d', 1, () => {
      throw new Error('damaged')
    }),
  ).toThrow('damaged')
  expect(take('d', 3).length).toBe(3)
})

test('the beginning of a piece is enough for who reads there, and made longer for who reads on', () => {
  const chunks = new UnpackedChunks(20)
  const made: string[] = []
  const take = (wanted: number) =>
    chunks.take('a', wanted, (isAgain) => {
      made.push(`${wanted}${isAgain ? ' again' : ''}`)
      return Buffer.alloc(isAgain ? 12 : wanted)
    }).length
  expect([take(4), take(3), take(5), take(12)]).toEqual([4, 4, 12, 12])
  expect(made).toEqual(['4', '5 again'])
  chunks.take('b', 8, () => Buffer.alloc(8))
  expect(take(12)).toBe(12)
  expect(made).toHaveLength(2)
})
