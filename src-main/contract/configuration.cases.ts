import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { defaultSettings, type SettingsChange } from '#schema/settings.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** What a person chose. */
export const configurationCases = (served: () => ServedHome): void => {
  beforeEach(() => choose(defaultSettings))

  const ask = (...sent: Parameters<ServedHome['send']>) => served().send(...sent)
  const choose = async (change: SettingsChange): Promise<void> => {
    await served().call('settings.set', change)
  }
  const totals = async () => (await served().get('/api/app/usage/overview')).totals
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
        served().engine.subscribe((name, notice) => {
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
}
