import { expect, test } from 'vitest'
import { noProgress } from '#schema/ingest.ts'
import { freshnessOf } from './freshness-of.ts'

const readAt = new Date(2026, 2, 10, 14, 2).getTime()
const live = {
  status: {
    watching: true,
    ingest: {
      ...noProgress,
      phase: 'live' as const,
      filesDone: 5,
      filesTotal: 5,
      bytesDone: 9,
      bytesTotal: 9,
      startedAt: readAt,
      asOf: readAt,
      trouble: null,
      found: [],
    },
  },
  isConnected: true,
  trouble: null,
  now: readAt + 60_000,
}
const reading = {
  ...live.status.ingest,
  phase: 'reading' as const,
  filesDone: 312,
  filesTotal: 1204,
}

test('is live while folders are watched', () => {
  expect(freshnessOf(live)).toMatchObject({ tone: 'live', text: 'live' })
})

test('says the time of the last reading where nothing is watched', () => {
  const status = { ...live.status, watching: false }
  expect(freshnessOf({ ...live, status })).toMatchObject({ tone: 'still', text: 'as of 14:02' })
})

test('says how far a rebuild is, and that the numbers stay meanwhile', () => {
  const job = { id: 'a', force: true, status: 'running' as const, startedAt: readAt }
  const current = { ...job, endedAt: null, error: null }
  const ingest = { ...reading, backfill: { current, last: null } }
  expect(freshnessOf({ ...live, status: { ...live.status, ingest } })).toMatchObject({
    tone: 'reading',
    text: 'rebuilding 312 of 1,204 files',
    hint: expect.stringContaining('stay as they are'),
  })
})

test('says how far reading is', () => {
  const status = { ...live.status, ingest: reading }
  expect(freshnessOf({ ...live, status }).text).toBe('reading 312 of 1,204 files')
})

test('says why reading could not go on', () => {
  const ingest = { ...live.status.ingest, trouble: 'The disk is full.' }
  const found = freshnessOf({ ...live, status: { ...live.status, ingest } })
  expect(found).toMatchObject({ tone: 'bad', text: 'as of 14:02' })
  expect(found.hint).toContain('The disk is full.')
})

test('says where reading was stopped', () => {
  const status = { ...live.status, ingest: { ...reading, phase: 'stopped' as const } }
  expect(freshnessOf({ ...live, status })).toMatchObject({
    tone: 'still',
    text: 'stopped at 312 of 1,204 files',
  })
})

test('says the day of a reading that was not today', () => {
  const next = { ...live, isConnected: false, now: readAt + 86_400_000 }
  expect(freshnessOf(next).text).toBe('not connected · as of 10 Mar, 14:02')
})

test('passes on what the engine says is wrong', () => {
  const found = freshnessOf({ ...live, trouble: 'The disk is full.' })
  expect(found).toMatchObject({ tone: 'bad', hint: 'The disk is full.' })
})
