import { expect, test } from 'vitest'
import { createDayNamer, dayRange } from './days.ts'

const hour = 3_600_000

test('a local day lasts 23 hours in spring and 25 in autumn', () => {
  const spring = dayRange('2026-03-29', '2026-03-29', 'Europe/Berlin')
  const autumn = dayRange('2026-10-25', '2026-10-25', 'Europe/Berlin')
  expect((spring.to ?? 0) - (spring.from ?? 0)).toBe(23 * hour)
  expect((autumn.to ?? 0) - (autumn.from ?? 0)).toBe(25 * hour)
})

test('both ends of a period are included and an open end stays open', () => {
  expect(dayRange('2026-01-01', undefined, 'UTC')).toEqual({ from: Date.UTC(2026, 0, 1), to: null })
  expect(dayRange(undefined, '2026-01-31', 'UTC')).toEqual({ from: null, to: Date.UTC(2026, 1, 1) })
})

const zones = ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', 'America/Santiago']

test('every quarter hour of a year lies in the day that its zone says', () => {
  for (const timezone of zones) {
    const dayOf = createDayNamer(timezone)
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone })
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 11 * hour + hour / 4) {
      expect(dayOf(at), `${timezone} ${new Date(at).toISOString()}`).toBe(format.format(at))
    }
  }
})

test('times out of order are named right as well', () => {
  const dayOf = createDayNamer('Europe/Berlin')
  const late = Date.UTC(2026, 5, 2, 12)
  expect([dayOf(late), dayOf(late - 48 * hour), dayOf(late)]).toEqual([
    '2026-06-02',
    '2026-05-31',
    '2026-06-02',
  ])
})
