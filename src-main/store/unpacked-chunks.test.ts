import { expect, test } from 'vitest'
import { UnpackedChunks } from './unpacked-chunks.ts'

test('what was read last is kept, up to so many bytes', () => {
  const chunks = new UnpackedChunks(20)
  const made: string[] = []
  const take = (name: string, length = 10) =>
    chunks.take(name, () => {
      made.push(name)
      return Buffer.alloc(length)
    })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) take(name)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  take('too long', 21)
  take('too long', 21)
  expect(made).toEqual(['a', 'b', 'c', 'b', 'too long', 'too long'])
  expect(() =>
    chunks.take('d', () => {
      throw new Error('damaged')
    }),
  ).toThrow('damaged')
  expect(take('d', 3).length).toBe(3)
})
