import { expect, test } from 'vitest'
import { releaseBytes } from './release-bytes.ts'

test('a large buffer is empty at once, and so is every view of it', () => {
  const bytes = Buffer.alloc(100_000, 1)
  const view = bytes.subarray(10, 20)
  const copy = Buffer.from(view)
  releaseBytes(bytes)
  expect([bytes.length, view.length]).toEqual([0, 0])
  expect(copy).toEqual(Buffer.alloc(10, 1))
})

test('a small buffer, which shares its memory with others, is left as it is', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')]
  expect(one.buffer, 'they share it').toBe(other.buffer)
  releaseBytes(one)
  expect([one.toString(), other.toString()]).toEqual(['one', 'other'])
})
