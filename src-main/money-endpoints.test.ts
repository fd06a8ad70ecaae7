import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Engine, localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { serveHttp } from '#main/http/serve-http.ts'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { defaultSettings, type SettingsChange } from '#schema/settings.ts'

const house = { model: 'house-model' }

/** A real server over a small home: one call with a price, one without; $0.03 in all. */
const serve = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  const home = path.join(folder, 'home')
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a'), assistant('b', undefined, {}, house)],
  })
  const options = { dataDir: path.join(folder, 'data'), claudeDirs: [home], watch: false }
  const engine = await startEngine({ ...options, ingest: false, version: '1' })
  const server = await serveHttp({ engine, host: '127.0.0.1', port: 0, rendererDir: home })
  await engine.call('ingest.run', {}, localCaller('commandLine'))
  const close = async () => {
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const ask = async (method: string, where: string, body?: unknown, token = server.token) => {
    const response = await fetch(`${server.origin}${where}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    const answer: any = await response.json()
    return { status: response.status, body: answer }
  }
  return { engine, ask, close }
}

let engine: Engine
let ask: Awaited<ReturnType<typeof serve>>['ask']
let close: () => Promise<void>

const choose = async (change: SettingsChange): Promise<void> => {
  const outcome = await engine.call('settings.set', change, localCaller('window'))
  if (!outcome.ok) throw new Error(outcome.error.message)
}

const totals = async () => (await ask('GET', '/api/app/usage/overview')).body.totals

/** Something on this machine that answers every question alike. */
const answering = async (
  status: number,
  text: string,
): Promise<{ url: string; asked: string[] }> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/latest`, asked }
}

beforeAll(async () => {
  const served = await serve()
  ;({ engine, ask, close } = served)
}, 30_000)
afterAll(() => close())
beforeEach(() => choose(defaultSettings))

const inDollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }
/** 0.86503 pounds and 1.1476 dollars were one euro that day. */
const inPounds = { code: 'GBP', symbol: '£', rate_from_usd: 0.753773 }

describe('GET /api/cfg', () => {
  test('answers with the defaults of who chose nothing', async () => {
    expect(await ask('GET', '/api/cfg')).toEqual({
      status: 200,
      body: {
        settings: {
          currency: 'USD',
          model_aliases: {},
          port: 0,
          theme: 'system',
          timezone: null,
          week_start: 'monday',
          subscription: false,
          online: false,
        },
        currency: inDollars,
      },
    })
  })

  test('tells of what was chosen', async () => {
    await choose({ currency: 'GBP', weekStart: 'sunday', subscription: true })
    expect((await ask('GET', '/api/cfg')).body).toMatchObject({
      settings: { currency: 'GBP', week_start: 'sunday', subscription: true },
      currency: inPounds,
    })
  })

  test('is refused without a key', async () => {
    const { status, body } = await ask('GET', '/api/cfg', undefined, '')
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthorized' })
  })
})

test('GET /api/cfg/currencies offers 24 common codes and every one with a rate', async () => {
  const { status, body } = await ask('GET', '/api/cfg/currencies')
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(['common', 'supported', 'current'])
  expect(body.common).toHaveLength(24)
  expect(body.common.slice(0, 4)).toEqual(['USD', 'EUR', 'GBP', 'JPY'])
  expect(body.supported.slice(0, 3)).toEqual(['USD', 'AUD', 'BRL'])
  expect(body.supported).toHaveLength(30)
  expect(body.supported).toEqual(expect.arrayContaining(body.common))
  expect(body.current).toEqual(inDollars)
})

describe('POST /api/cfg/currency', () => {
  test.each([
    { code: 'GBP' },
    { currency: 'GBP' },
    { code: 'gbp' },
    { code: 'gbp', currency: 'EUR' },
  ])('takes %j', async (body) => {
    expect(await ask('POST', '/api/cfg/currency', body)).toEqual({
      status: 200,
      body: { currency: inPounds },
    })
    expect((await ask('GET', '/api/cfg')).body.settings.currency).toBe('GBP')
  })

  test.each([
    {},
    { code: '' },
    { code: 'EURO' },
    { code: 'E1R' },
    { code: 'ZZZ' },
    { code: 7 },
    { code: null },
    { currency: 'x' },
  ])('refuses %j with 400 and changes nothing', async (body) => {
    const answer = await ask('POST', '/api/cfg/currency', body)
    expect(answer).toEqual({
      status: 400,
      body: { error: expect.any(String), detail: expect.any(String), code: 'invalid_input' },
    })
    expect(answer.body.detail).toMatch(/^(code|currency): /)
    expect((await ask('GET', '/api/cfg')).body.currency).toEqual(inDollars)
  })

  test('a currency without a rate is kept and told in US dollars meanwhile', async () => {
    const answer = await ask('POST', '/api/cfg/currency', { code: 'XAF' })
    expect(answer).toEqual({ status: 200, body: { currency: inDollars } })
    const { settings, currency } = (await ask('GET', '/api/cfg')).body
    expect([settings.currency, currency]).toEqual(['XAF', inDollars])
  })
})

describe('/api/cfg/model-aliases', () => {
  const where = '/api/cfg/model-aliases'

  test('an alias is added, prices what is stored, is replaced and taken back', async () => {
    expect(await ask('GET', where)).toEqual({ status: 200, body: { aliases: {} } })
    expect(await totals()).toMatchObject({ costUsd: 0.03, unpricedCalls: 1 })
    const told: number[] = []
    onTestFinished(
      engine.subscribe((name, notice) => {
        if (name === 'store.changed') told.push((notice as { revision: number }).revision)
      }),
    )
    const add = (to: string) => ask('POST', where, { from: 'house-model', to })
    const aliases = { 'house-model': 'claude-opus-5' }
    expect(await add('claude-opus-5')).toEqual({ status: 200, body: { aliases } })
    expect(await totals()).toMatchObject({ costUsd: 0.06, unpricedCalls: 0 })
    await expect.poll(() => told.length).toBeGreaterThan(0)
    expect((await ask('GET', '/api/cfg')).body.settings.model_aliases).toEqual(aliases)
    await add('claude-haiku-4-5')
    expect(await totals()).toMatchObject({ costUsd: 0.036 })
    const gone = await ask('DELETE', `${where}?from=house-model`)
    expect(gone).toEqual({ status: 200, body: { aliases: {} } })
    expect(await totals()).toMatchObject({ costUsd: 0.03, unpricedCalls: 1 })
  })

  test('a name with a slash goes in a parameter', async () => {
    const from = 'openrouter/claude opus'
    await ask('POST', where, { from, to: 'claude-opus-5' })
    const { status } = await ask('DELETE', `${where}?from=${encodeURIComponent(from)}`)
    expect(status).toBe(200)
  })

  test.each([
    {},
    { from: 'a' },
    { to: 'b' },
    { from: '', to: 'b' },
    { from: 'a', to: ' ' },
    { from: 1, to: 'b' },
    { from: '__proto__', to: 'b' },
  ])('refuses %j with 400', async (body) => {
    const answer = await ask('POST', where, body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect(answer.body.detail).toMatch(/^(from|to): /)
    expect((await ask('GET', where)).body).toEqual({ aliases: {} })
  })

  test.each(['', '?from=', '?from=%20'])('DELETE%s names nothing and is a 400', async (query) => {
    const answer = await ask('DELETE', `${where}${query}`)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })

  test.each(['nobody', 'toString'])('DELETE of %s, which is no alias, is a 404', async (from) => {
    expect(await ask('DELETE', `${where}?from=${from}`)).toEqual({
      status: 404,
      body: {
        error: `There is no alias for ${from}.`,
        detail: `There is no alias for ${from}.`,
        code: 'not_found',
      },
    })
  })
})

describe('/api/pricing', () => {
  test('tells the prices per token that hold today', async () => {
    const { status, body } = await ask('GET', '/api/pricing')
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['pricing', 'source', 'timestamp', 'is_stale'])
    expect(body.pricing['claude-opus-4-6']).toEqual({
      input_cost_per_token: 5e-6,
      output_cost_per_token: 2.5e-5,
      cache_creation_cost_per_token: 6.25e-6,
      cache_read_cost_per_token: 5e-7,
    })
    expect(body).toMatchObject({ source: 'bundled', timestamp: '2026-11-20T00:00:00.000Z' })
    expect(body.is_stale).toBe(Date.now() > Date.parse('2026-12-20T00:00:00Z'))
  })

  test('a refresh that nobody allowed is a 503, and nobody is asked', async () => {
    const { url, asked } = await answering(200, '{}')
    await choose({ pricesUrl: url, ratesUrl: url })
    for (const where of ['/api/pricing/refresh', '/api/app/money/rates/refresh']) {
      const answer = await ask('POST', where, {})
      expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    }
    expect(asked).toEqual([])
  })

  test('a refresh that was allowed prices models that the book does not know, and those alone', async () => {
    const cost = { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 }
    const table = { sample_spec: {}, 'house-model': cost, 'claude-opus-5': cost }
    const { url, asked } = await answering(200, JSON.stringify(table))
    await choose({ online: true, pricesUrl: url })
    expect(await ask('POST', '/api/pricing/refresh', {})).toEqual({
      status: 200,
      body: { status: 'success', message: 'Pricing updated successfully' },
    })
    expect(asked).toEqual(['/latest'])
    expect(await totals()).toMatchObject({ costUsd: 0.033, unpricedCalls: 0 })
    const { body } = await ask('GET', '/api/pricing')
    expect(body).toMatchObject({ source: 'litellm', is_stale: false })
    expect(body.pricing['house-model'].output_cost_per_token).toBe(2e-6)
    expect(body.pricing['claude-opus-5'].output_cost_per_token).toBe(2.5e-5)
  })

  test.each([
    [500, '{}'],
    [200, 'no JSON'],
    [200, '{"a": 1}'],
    [200, 'null'],
  ])('a fetch that is answered with %i %s is a 500 that says so', async (status, text) => {
    const { url } = await answering(status, text)
    await choose({ online: true, pricesUrl: url, ratesUrl: url })
    for (const where of ['/api/pricing/refresh', '/api/app/money/rates/refresh']) {
      const answer = await ask('POST', where, {})
      expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } })
      expect(answer.body.error).toContain(new URL(url).host)
    }
  })
})

describe('rates', () => {
  test('come with the program, with their day and where they are from', async () => {
    const { body } = await ask('GET', '/api/app/money/rates')
    expect(body).toMatchObject({ chosen: 'USD', block: inDollars, asOf: '2026-03-13' })
    expect(body).toMatchObject({ source: expect.stringContaining('Central Bank'), fetchedAt: null })
  })

  test('are fetched when that was allowed, and older ones change nothing', async () => {
    const rates = { EUR: 0.9, GBP: 0.8, XAF: 600 }
    const fresh = await answering(200, JSON.stringify({ base: 'USD', date: '2026-11-20', rates }))
    await choose({ online: true, ratesUrl: fresh.url, currency: 'XAF' })
    const { status, body } = await ask('POST', '/api/app/money/rates/refresh', {})
    expect(status).toBe(200)
    expect(body).toMatchObject({ asOf: '2026-11-20', source: new URL(fresh.url).host })
    expect(body.block).toEqual({ code: 'XAF', symbol: 'FCFA', rate_from_usd: 600 })
    const pounds = (await ask('POST', '/api/cfg/currency', { code: 'GBP' })).body
    expect(pounds.currency.rate_from_usd).toBe(0.8)
    expect((await ask('GET', '/api/cfg/currencies')).body.supported).toEqual([
      ...['USD', 'EUR', 'GBP', 'XAF'],
    ])
    const old = await answering(
      200,
      JSON.stringify({ base: 'EUR', date: '2020-01-02', rates: { USD: 1.1 } }),
    )
    await choose({ ratesUrl: old.url })
    expect((await ask('POST', '/api/app/money/rates/refresh', {})).body.asOf).toBe('2026-03-13')
  })
})

test('a price of one’s own is set, holds for what is stored, and is taken back', async () => {
  const where = '/api/app/money/prices'
  const before = (await totals()).costUsd
  const own = { model: 'claude-opus-5', input: 1, output: 2, cacheRead: 0.5 }
  const { status, body } = await ask('PUT', where, own)
  expect({ status, own: body.own }).toEqual({ status: 200, own: [{ ...own, isDated: false }] })
  expect((await totals()).costUsd).toBeCloseTo(before - 0.027, 9)
  expect((await ask('GET', '/api/pricing')).body.pricing['claude-opus-5']).toEqual({
    input_cost_per_token: 1e-6,
    output_cost_per_token: 2e-6,
    cache_creation_cost_per_token: 1.25e-6,
    cache_read_cost_per_token: 5e-7,
  })
  expect((await ask('PUT', where, { ...own, input: -1 })).status).toBe(400)
  expect((await ask('DELETE', `${where}?model=claude-opus-5`)).body.own).toEqual([])
  expect((await totals()).costUsd).toBeCloseTo(before, 9)
  expect((await ask('DELETE', `${where}?model=claude-opus-5`)).status).toBe(404)
})
