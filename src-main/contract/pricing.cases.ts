import { createServer } from 'node:http'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { defaultSettings, type SettingsChange } from '#schema/settings.ts'
import type { ServedHome } from './serve-home.fixture.ts'

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

/** Prices and rates of currencies. */
export const pricingCases = (served: () => ServedHome): void => {
  beforeEach(() => choose(defaultSettings))

  const ask = (...sent: Parameters<ServedHome['send']>) => served().send(...sent)
  const choose = async (change: SettingsChange): Promise<void> => {
    await served().call('settings.set', change)
  }
  const totals = async () => (await served().get('/api/app/usage/overview')).totals
  const inDollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }

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
      expect(body).toMatchObject({
        source: expect.stringContaining('Central Bank'),
        fetchedAt: null,
      })
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
}
