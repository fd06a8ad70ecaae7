import { expect, test } from 'vitest'
import { logPath } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** Providers and models over the windows of the document. */
export const providerAndModelCases = (served: () => ServedHome): void => {
  const get = (where: string) =>
    served().get(where.replace('COSTS', logPath(served().home, 'costs')))
  const dollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  test.each(['today', 'week', 'month', 'all'])('providers and models over %s', async (period) => {
    const providers = await get(`/api/cost-data/by-provider?period=${period}`)
    expect(providers).toMatchObject({ period, currency: dollars })
    const models = await get(`/api/compare?period=${period}`)
    expect(models.period).toBe(period)
    expect(Math.abs(models.generated - Date.now() / 1000)).toBeLessThan(60)
    expect(models.currency).toBeUndefined()
    const costs = models.models.map((one: { total_cost: number }) => one.total_cost)
    expect(costs).toEqual(costs.toSorted((a: number, b: number) => b - a))
  })

  test('the window is the month where none is named', async () => {
    expect((await get('/api/cost-data/by-provider')).period).toBe('month')
    expect((await get('/api/compare')).period).toBe('month')
  })

  test('rows are narrowed by provider in any case, and by project', async () => {
    const all = await get('/api/cost-data/by-provider?period=all')
    expect(all.rows[0]).toMatchObject({ provider: 'claude' })
    const some = await get('/api/cost-data/by-provider?period=all&provider=CLAUDE&provider=x')
    expect(some.rows).toEqual([all.rows[0]])
    expect((await get('/api/cost-data/by-provider?period=all&provider=x')).rows).toEqual([])
    const known = await get('/api/compare?period=all&project=costs&project=none&provider=Claude')
    expect(known.models).toMatchObject([
      { model: 'claude-opus-5', sessions: 1, calls: 4, retry_rate: 3, one_shot_pct: 0 },
      { model: 'no-price-1', sessions: 1, calls: 1, one_shot_pct: 1, retry_rate: 0, total_cost: 0 },
    ])
    expect((await get('/api/compare?period=all&provider=none')).models).toEqual([])
  })
}
