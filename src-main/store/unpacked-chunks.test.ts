import { expect, test } from 'vitest'
import { UnpackedChunks } from './unpacked-chunks.ts'

test('what was read last is kept, up to so many bytes', () => {
  const chunks = new UnpackedChunks(20)
  const made: string[] = []
  const take = (name: string, length = 10) =>
    chunks.use(
      name,
      length,
      () => {
        made.push(name)
        return Buffer.alloc(length)
      },
      (piece) => piece,
    )
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) take(name)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  take('too long', 21)
  take('too long', 21)
  expect(made).toEqual(['a', 'b', 'c', 'b', 'too long', 'too long'])
  expect(() =>
    chunks.use(
      'd',
      1,
      () => {
        throw new Error('damaged')
      },
      (piece) => piece,
    ),
  ).toThrow('damaged')
  expect(take('d', 3).length).toBe(3)
})

test('the beginning of a piece is enough for who reads there, and made longer for who reads on', () => {
  const chunks = new UnpackedChunks(20)
  const made: string[] = []
  const take = (wanted: number) =>
    chunks.use(
      'a',
      wanted,
      (isAgain) => {
        made.push(`${wanted}${isAgain ? ' again' : ''}`)
        return Buffer.alloc(isAgain ? 12 : wanted)
      },
      (piece) => piece.length,
    )
  expect([take(4), take(3), take(5), take(12)]).toEqual([4, 4, 12, 12])
  expect(made).toEqual(['4', '5 again'])
  chunks.use('b', 8, () => Buffer.alloc(8), String)
  expect(take(12)).toBe(12)
  expect(made).toHaveLength(2)
})

test('what is kept no longer is let go, once, and never while it is used', () => {
  const letGo: number[] = []
  const chunks = new UnpackedChunks(20, (piece) => letGo.push(piece.length))
  const use = (name: string, length: number) =>
    chunks.use(
      name,
      length,
      () => Buffer.alloc(length + 1),
      () => [...letGo],
    )
  use('a', 4)
  expect(use('a', 9), 'the beginning that was too short').toEqual([5])
  expect(use('too long', 30), 'still in use').toEqual([5])
  expect(letGo, 'all that has no room beside it, and itself').toEqual([5, 10, 31])
  use('b', 6)
  chunks.clear()
  chunks.clear()
  expect(letGo).toEqual([5, 10, 31, 7])
})
