import { expect, test } from 'vitest'
import { createHourTeller } from './local-hours.ts'

const quarter = 900_000

test.each([
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['Asia/Kathmandu', '2026-01-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
])('tells weekday and hour of every quarter hour around a change in %s', (zone, day) => {
  const tell = createHourTeller(zone)
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const start = Date.parse(`${day}T00:00:00Z`) - 48 * quarter
  for (let at = start; at < start + 192 * quarter; at += quarter) {
    // 2026-10-25 02:15
    const [date = '', time = ''] = clock.format(at).split(' ')
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
    const hour = Number(time.slice(0, 2))
    expect(tell(at), new Date(at).toISOString()).toEqual({ weekday, hour })
  }
})
