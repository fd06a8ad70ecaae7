import { afterEach, expect, it, vi } from 'vitest'
import { cleanUp, on, placeWithTranscript, run } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

it('refuses a period that ends before it begins', async () => {
  const place = placeWithTranscript()
  const period = ['--since', '2026-12-01', '--until', '2026-01-01']
  const { code, stdout, stderr } = await run(['report', ...on(place), ...period], place)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toBe('--since 2026-12-01 lies after --until 2026-01-01.\n')
})

it('reads what is new first, unless told not to', async () => {
  const place = placeWithTranscript()
  const stored = await run(['report', ...on(place), '--no-ingest', '--json'], place)
  expect(JSON.parse(stored.stdout)).toMatchObject({ rows: [], totals: { calls: 0 } })
  const fresh = await run(['report', ...on(place), '--json'], place)
  expect(JSON.parse(fresh.stdout)).toMatchObject({
    by: 'day',
    timezone: 'UTC',
    totals: { calls: 2, inputTokens: 1005, outputTokens: 1007, unpricedCalls: 0 },
    rows: [{ key: '2026-10-20', calls: 2 }],
  })
})

it('groups and filters as asked', async () => {
  const place = placeWithTranscript()
  const ask = async (...args: string[]) =>
    JSON.parse((await run(['report', ...on(place), '--json', ...args], place)).stdout)
  expect((await ask('--by', 'model')).rows[0].key).toBe('claude-opus-5')
  expect((await ask('--by', 'session')).rows[0].key).toBe('s1')
  expect((await ask('--by', 'project')).rows).toHaveLength(1)
  expect((await ask('--model', 'none')).rows).toEqual([])
  expect((await ask('--until', '2026-10-19')).totals.calls).toBe(0)
  const shifted = await ask('--timezone', 'Asia/Tokyo', '--since', '2026-10-20')
  expect(shifted).toMatchObject({ timezone: 'Asia/Tokyo', totals: { calls: 2 } })
})

it('shows a table without anything a terminal would act on', async () => {
  const place = placeWithTranscript()
  const { stdout } = await run(['report', ...on(place), '--by', 'session'], place)
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
  expect(stdout).toContain('␛[31mred')
  expect(stdout).toMatch(/Total +2 +1,005 +1,007 .*\$\d/)
  const json = await run(['report', ...on(place), '--by', 'session', '--json'], place)
  expect(json.stdout.trimEnd()).not.toMatch(/\p{Cc}|\u202e/u)
})
