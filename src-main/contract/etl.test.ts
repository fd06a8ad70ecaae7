import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assistant, toLines, user, writeTranscripts } from '#main/testing/transcript.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

let served: ServedHome
beforeAll(async () => {
  served = await serveHome((home) =>
    writeTranscripts(home, {
      'p/s.jsonl': [user('first'), assistant('a')],
      'q/t.jsonl': [user('x'), assistant('b', { output_tokens: 1 }, {}, { model: 'no-price-1' })],
    }),
  )
})
afterAll(() => served.close())

const status = () => served.get('/api/etl/status')

test('the status of an empty store nobody fills is stale, and says what is not known', async () => {
  expect(await status()).toMatchObject({
    health: 'stale',
    events: { total: 0, max_id: 0, by_provider: {}, by_cost_source: {} },
    marts: { daily: { watermark: 0, row_count: 0, last_refresh_ts: null } },
    watcher: { enabled: false, running: false, last_refresh_ts: null, seconds_since_refresh: null },
    current_job: null,
    last_job: null,
  })
})

test('a refresh says what was new, and without a body it is refused as documented', async () => {
  expect(await served.send('POST', '/api/refresh', {})).toEqual({
    status: 200,
    body: {
      status: 'success',
      message: 'Ingested 4 new records',
      files_changed: true,
      refresh_time_ms: expect.any(Number),
      projects_refreshed: 1,
      total_projects: 1,
    },
  })
  const { body } = await served.send('POST', '/api/refresh', { anything: 'is ignored' })
  expect(body).toMatchObject({ message: 'Ingested 0 new records', files_changed: false })
  expect(await served.send('POST', '/api/refresh')).toMatchObject({
    status: 422,
    body: { code: 'invalid_input', detail: [{ loc: ['body'], type: 'missing' }] },
  })
})

test('the status counts calls by agent and by price and is live once all is read', async () => {
  // Notices of one kind are told ten times a second.
  const newest = async () => (await status()).watcher.events_in_last_cycle
  await expect.poll(newest).toBe(0)
  const { events, health, marts, watcher, lag_seconds: lag } = await status()
  expect(events).toMatchObject({ total: 2, by_cost_source: { rate_card: 1, unpriced: 1 } })
  expect(Object.values(events.by_provider)).toEqual([2])
  const rows = Object.entries(marts as Record<string, { row_count: number; watermark: number }>)
  expect(Object.fromEntries(rows.map(([name, mart]) => [name, mart.row_count]))).toEqual({
    daily: 2,
    session: 2,
    project: 1,
    provider_day: 1,
    model_day: 2,
  })
  expect(rows.every(([, { watermark }]) => watermark === events.max_id)).toBe(true)
  expect({ health, lag }).toEqual({ health: 'live', lag: 0 })
  expect(watcher).toMatchObject({ last_refresh_ts: expect.any(String) })
})

test('a backfill is accepted, named while it runs, refused a second time, and told when it ends', async () => {
  for (let place = 0; place < 60; place++) {
    const records = Array.from({ length: 40 }, (_, line) => assistant(`c-${place}-${line}`))
    writeFileSync(path.join(served.home, `projects/p/f${place}.jsonl`), toLines(records))
  }
  await served.send('POST', '/api/refresh', {})
  // Both at once: a quick machine would be done before a second one is asked for behind the first.
  const wish = () => served.send('POST', '/api/etl/backfill', { force: true })
  const answers = await Promise.all([wish(), wish()])
  const [accepted, refused] = answers.toSorted((a, b) => a.status - b.status)
  expect(accepted).toMatchObject({ status: 202, body: { job_id: expect.any(String) } })
  const jobId = accepted?.body.job_id
  expect(jobId).toMatch(/^[0-9a-f]{32}$/)
  expect(refused).toMatchObject({
    status: 409,
    body: { error: 'backfill_in_progress', job_id: jobId, code: 'conflict' },
  })
  const ended = { job_id: jobId, status: 'complete', force: true, error: null }
  await expect.poll(async () => (await status()).last_job).toMatchObject(ended)
  expect(await status()).toMatchObject({ health: 'live', current_job: null })
  expect((await served.send('POST', '/api/etl/backfill')).status).toBe(202)
  expect((await served.send('POST', '/api/etl/backfill', { force: 'perhaps' })).status).toBe(422)
})

test('both health checks answer without a key', async () => {
  const up = await served.send('GET', '/health', undefined, '')
  expect(up).toEqual({
    status: 200,
    body: {
      status: 'ok',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      uptime: expect.any(Number),
      version: '9.9.9',
      components: {
        database: { status: 'up', latency: expect.any(Number) },
        redis: { status: 'unused' },
      },
    },
  })
  const services = await served.send('GET', '/api/health', undefined, '')
  expect(services).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(Object.keys(services.body.services)).toEqual([
    'search',
    'tags',
    'qa',
    'bookmarks',
    'pricing',
  ])
  expect((await served.send('GET', '/api/etl/status', undefined, '')).status).toBe(401)
})
