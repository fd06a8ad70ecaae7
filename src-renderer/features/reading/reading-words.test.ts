import { expect, test } from 'vitest'
import { noProgress } from '#schema/ingest.ts'
import { isLongReading, progressWords, readingWords, timeLeftWords } from './reading-words.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('says how far reading is in files and bytes', () => {
  const progress = { filesDone: 312, filesTotal: 1204, bytesDone: 148e6, bytesTotal: 512e6 }
  expect(plain(progressWords({ ...noProgress, ...progress }))).toBe(
    '312 of 1,204 files · 148 MB of 512 MB',
  )
})

test('marks the time left as an estimate and says nothing where there is none', () => {
  expect(plain(timeLeftWords(130_000))).toBe('≈ 2 m 10 s left')
  expect(plain(timeLeftWords(20))).toBe('≈ 1 s left')
  expect(timeLeftWords(null)).toBe('')
})

const job = { id: 'a', force: true, status: 'running' as const, startedAt: 0 }
const rebuild = { current: { ...job, endedAt: null, error: null }, last: null }

test('says of a rebuild that the numbers stay, of a reading that they grow', () => {
  expect(readingWords({ ...noProgress, backfill: rebuild })).toMatchObject({
    title: 'Rebuilding the index from the library',
    note: expect.stringContaining('stay as they are'),
  })
  expect(readingWords(noProgress).note).toContain('grow')
})

test('a reading of a few small files has no card, a stopped one always has', () => {
  const reading = { ...noProgress, phase: 'reading' as const, filesTotal: 2, bytesTotal: 3_000 }
  expect(isLongReading(reading)).toBe(false)
  expect(isLongReading({ ...reading, filesTotal: 300 })).toBe(true)
  expect(isLongReading({ ...reading, backfill: rebuild })).toBe(true)
  expect(isLongReading({ ...reading, bytesTotal: 2e9 })).toBe(true)
  expect(isLongReading({ ...reading, phase: 'stopped' })).toBe(true)
  expect(isLongReading({ ...reading, phase: 'live', filesTotal: 300 })).toBe(false)
})
