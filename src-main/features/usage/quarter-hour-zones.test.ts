import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant } from '#main/testing/transcript.ts'

/** Local midnights as UTC: what lies just before one belongs to the day that ends with it. */
const midnights = [
  ['Asia/Kathmandu', '2026-10-20T18:15:00.000Z', '2026-10-20', '2026-10-21'],
  ['Pacific/Chatham', '2026-06-14T11:15:00.000Z', '2026-06-14', '2026-06-15'],
  ['Pacific/Chatham', '2026-12-14T10:15:00.000Z', '2026-12-14', '2026-12-15'],
  ['Australia/Lord_Howe', '2026-06-14T13:30:00.000Z', '2026-06-14', '2026-06-15'],
  ['Australia/Lord_Howe', '2026-12-14T13:00:00.000Z', '2026-12-14', '2026-12-15'],
] as const

test.each(midnights)('a day in %s begins at %s', async (timezone, midnight, before, after) => {
  const at = Date.parse(midnight)
  const call = (id: string, ms: number) =>
    assistant(id, undefined, { timestamp: new Date(at + ms).toISOString() })
  const { ask } = await askFiles({ 'p/s.jsonl': [call('a', -1), call('b', 0), call('c', 1)] })
  const { rows } = await ask('usage.report', { by: 'day', timezone })
  expect(rows.map(({ key, calls, costUsd }) => [key, calls, costUsd])).toEqual([
    [before, 1, 0.03],
    [after, 2, 0.06],
  ])
  const { totals } = await ask('usage.overview', { timezone, since: after, until: after })
  expect(totals).toMatchObject({ calls: 2, costUsd: 0.06 })
})

/** Days on which the clock of a zone moves: Lord Howe's by half an hour, Chatham's by a whole one. */
const odd = [
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Pacific/Chatham', '2026-04-05', 25],
  ['Pacific/Chatham', '2026-09-27', 23],
  ['Asia/Kathmandu', '2026-10-20', 24],
] as const

test.each(odd)('in %s the day %s has all of its %f hours', async (timezone, day, hours) => {
  const from = Date.parse(`${day}T00:00:00Z`) - 30 * 3_600_000
  const records = Array.from({ length: 72 * 4 }, (_, quarter) =>
    assistant(`q-${quarter}`, undefined, {
      timestamp: new Date(from + quarter * 900_000).toISOString(),
    }),
  )
  const { ask } = await askFiles({ 'p/s.jsonl': records })
  const { rows, totals } = await ask('usage.report', { by: 'day', timezone })
  expect(rows.find(({ key }) => key === day)?.calls).toBe(hours * 4)
  expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(totals.calls)
})
