import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DamagedChunkError, pack, unpack, unpackFirst } from './codec.ts'
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

const seed = Number(process.env.SEED ?? 20261122)

test(`the first bytes are those of the whole, at any length (seed ${seed})`, () => {
  const line = fc.string({ minLength: 1, maxLength: 60 })
  const many = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 30 }), fc.nat(12_000))
    .map(([lines, times]) => Buffer.from(lines.join('\n').repeat(times)))
  fc.assert(
    fc.property(many, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      const { codec, data } = pack(whole)
      const wanted = Math.floor(share * whole.length)
      const first = unpackFirst(codec, data, whole.length, wanted)
      expect(first.length).toBeGreaterThanOrEqual(wanted)
      expect(first.equals(whole.subarray(0, first.length))).toBe(true)
    }),
    { seed, numRuns: 60 },
  )
})

test('less is unpacked where less is asked for, and never what is damaged', () => {
  const long = Buffer.from(Array.from({ length: 60_000 }, (_, line) => `{"n":${line}}`).join('\n'))
  const { codec, data } = pack(long)
  expect(unpackFirst(codec, data, long.length, 10).length).toBe(128 * 1024)
  const first = (bytes: Buffer) => unpackFirst(codec, bytes, long.length, 10)
  expect(() => first(Buffer.from('other'))).toThrow(DamagedChunkError)
  expect(() => first(Buffer.concat([data.subarray(0, 5), Buffer.alloc(data.length)]))).toThrow(
    DamagedChunkError,
  )
  expect(() => first(data.subarray(0, 12))).toThrow(DamagedChunkError)
})

test('where pictures stand between words, as many bytes come as are asked for', () => {
  // The packer ends a block where the data changes: those of pictures hold less than those of words.
  const words = 'a line of words as people write them\n'
  const pictures = Array.from({ length: 8 }, () => [
    words.repeat(900),
    randomBytes(40_000).toString('base64'),
  ])
  const whole = Buffer.from([...pictures.flat(), words.repeat(30_000)].join(''))
  const { codec, data } = pack(whole)
  for (let wanted = 0; wanted <= whole.length; wanted += 9_973) {
    const first = unpackFirst(codec, data, whole.length, wanted)
    expect(first.length).toBeGreaterThanOrEqual(wanted)
    expect(first.equals(whole.subarray(0, first.length))).toBe(true)
  }
})
