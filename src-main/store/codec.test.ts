import { expect, test } from 'vitest'
import { DamagedChunkError, pack, unpack } from './codec.ts'
import { intactBytes } from './intact-chunk.ts'

const bytes = Buffer.from('{"type":"user"}\n'.repeat(200))

test('what was packed is unpacked to the same bytes', () => {
  const { codec, data } = pack(bytes)
  expect(unpack(codec, data, bytes.length).equals(bytes)).toBe(true)
  expect(() => unpack(codec, Buffer.from('other'), bytes.length)).toThrow(DamagedChunkError)
})

test('a chunk with the name of no codec is damaged, not packed by a newer program', () => {
  // Regression: with pages of the library swapped, a path in place of the name ended reading whole.
  const { data } = pack(bytes)
  const chunk = { start: 0, length: bytes.length, codec: '/a/path', sha256: Buffer.alloc(32), data }
  expect(intactBytes(chunk)).toBeNull()
})
