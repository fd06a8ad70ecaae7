import { expect, test } from 'vitest'
import { dayInZone } from './days.ts'
import { isAllTime, periodLabel, rangeBefore, resolvePeriod } from './period.ts'

const today = '2026-03-01'

test('means all time where nothing was chosen', () => {
  expect(resolvePeriod({}, today)).toEqual({})
  expect(isAllTime({})).toBe(true)
  expect(isAllTime({ period: 'all' })).toBe(true)
})

test('counts today as one of the last days', () => {
  expect(resolvePeriod({ period: 'today' }, today)).toEqual({ since: today, until: today })
  expect(resolvePeriod({ period: '7d' }, today)).toEqual({ since: '2026-02-23', until: today })
  expect(resolvePeriod({ period: '30d' }, today)).toEqual({ since: '2026-01-31', until: today })
  expect(resolvePeriod({ period: '90d' }, today)).toEqual({ since: '2025-12-02', until: today })
})

test('begins this month on its first day', () => {
  expect(resolvePeriod({ period: 'month' }, '2026-02-28').since).toBe('2026-02-01')
})

test('lets a named period win over days', () => {
  expect(resolvePeriod({ period: 'all', since: '2026-01-01' }, today)).toEqual({})
})

test('turns days given the wrong way round', () => {
  expect(resolvePeriod({ since: '2026-02-09', until: '2026-02-03' }, today)).toEqual({
    since: '2026-02-03',
    until: '2026-02-09',
  })
})

test('lets one end stay open', () => {
  expect(resolvePeriod({ since: '2026-02-03' }, today)).toEqual({ since: '2026-02-03' })
  expect(periodLabel({ since: '2026-02-03' })).toBe('Since 3 Feb 2026')
  expect(periodLabel({ until: '2026-02-03' })).toBe('Until 3 Feb 2026')
})

test('says a range with its year once', () => {
  expect(periodLabel({ since: '2026-02-03', until: '2026-03-09' })).toBe('3 Feb – 9 Mar 2026')
  expect(periodLabel({ since: '2025-12-30', until: '2026-01-02' })).toBe('30 Dec 2025 – 2 Jan 2026')
  expect(periodLabel({ since: '2026-02-03', until: '2026-02-03' })).toBe('3 Feb 2026')
})

test('compares with as many days just before', () => {
  expect(rangeBefore({ since: '2026-02-23', until: '2026-03-01' })).toEqual({
    since: '2026-02-16',
    until: '2026-02-22',
  })
  expect(rangeBefore({ since: '2026-02-23' })).toBeUndefined()
})

test('takes the day of the zone, not of UTC', () => {
  const at = Date.parse('2026-03-01T23:30:00Z')
  expect(dayInZone(at, 'Europe/Berlin')).toBe('2026-03-02')
  expect(dayInZone(at, 'America/New_York')).toBe('2026-03-01')
})
