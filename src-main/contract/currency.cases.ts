import { beforeEach, expect, test } from 'vitest'
import { logPath } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** Where an amount of money stands: by the name of its key, or in a record of amounts. */
const moneyPath =
  /(^|[._])cost(_usd|_per_command)?$|(^|\.)(cost|costs|error_cost)\.(total|by_model\..+|by_category\..+)$/

/** Every number below a value, under its path. */
const numbersOf = (value: unknown, path: readonly string[] = []): [string, number][] => {
  if (typeof value === 'number') return [[path.join('.'), value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => numbersOf(one, [...path, key]))
}

/** Which amounts are told in the chosen currency, with the project `costs` selected. */
export const currencyCases = (served: () => ServedHome): void => {
  beforeEach(async () => {
    await served().select('costs')
    await served().call('settings.set', { currency: 'USD' })
  })

  const inBoth = async (where: string) => {
    const full = where.replace('COSTS', logPath(served().home, 'costs'))
    const before = await served().get(full)
    await served().call('settings.set', { currency: 'GBP' })
    return [before, await served().get(full)] as const
  }

  test.each([
    ['/api/stats?details=true', 20],
    ['/api/dashboard-data', 7],
    ['/api/projects?include_stats=true', 2],
    ['/api/cost-data?COSTS', 11],
    ['/api/cost-data/by-provider?period=all', 1],
    ['/api/commands?COSTS', 2],
    ['/api/jsonl-files?project=costs', 1],
    ['/api/sessions/compare?a=s1&b=s2&COSTS', 2],
  ])('%s tells every amount in the chosen currency, and which that is', async (where, least) => {
    const [dollars, pounds] = await inBoth(where)
    expect(dollars.currency).toEqual({ code: 'USD', symbol: '$', rate_from_usd: 1 })
    expect(pounds.currency).toMatchObject({ code: 'GBP', symbol: '£' })
    const rate = pounds.currency.rate_from_usd
    const after = new Map(numbersOf({ ...pounds, currency: null }))
    let amounts = 0
    for (const [path, number] of numbersOf({ ...dollars, currency: null })) {
      // A change in per cent stays what it is.
      const isMoney = moneyPath.test(path) && !/delta_pct|week_over_week/.test(path)
      if (isMoney && number !== 0) amounts += 1
      expect(after.get(path), path).toBeCloseTo(number * (isMoney ? rate : 1), 9)
    }
    expect(amounts).toBeGreaterThanOrEqual(least)
  })

  test.each(['/api/global-stats', '/api/compare?period=all', '/api/export?format=json&period=all'])(
    '%s stays in US dollars and has no currency block',
    async (where) => {
      const [dollars, pounds] = await inBoth(where)
      expect({ ...pounds, generated: 0 }).toEqual({ ...dollars, generated: 0 })
      expect(pounds.currency).toBeUndefined()
    },
  )
}
