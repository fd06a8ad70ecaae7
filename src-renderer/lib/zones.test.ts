import { afterEach, expect, test } from 'vitest'
import { clockTime, dayAndTime, exactTime, localZone, setZone, systemZone } from './time.ts'
import { allZones, offsetOf, zoneWords } from './zones.ts'

afterEach(() => setZone(null))

const at = Date.UTC(2026, 0, 1, 2, 30)

test('tells all times in the chosen zone', () => {
  setZone('America/New_York')
  expect(localZone()).toBe('America/New_York')
  expect(clockTime(at)).toBe('21:30')
  expect(exactTime(at)).toContain('31 Dec 2025')
  expect(dayAndTime(at, at + 86_400_000), 'the year there is another one').toContain('2025')
  setZone('Asia/Kathmandu')
  expect(clockTime(at)).toBe('08:15')
})

test('tells times in the zone of the machine where none is chosen', () => {
  setZone('Asia/Tokyo')
  setZone(null)
  expect(localZone()).toBe(systemZone())
})

test('knows how far a zone is from UTC, summer time included', () => {
  expect(offsetOf('Asia/Kathmandu', at)).toBe('UTC+05:45')
  expect(offsetOf('Europe/Berlin', at)).toBe('UTC+01:00')
  expect(offsetOf('Europe/Berlin', Date.UTC(2026, 6, 1))).toBe('UTC+02:00')
  expect(offsetOf('UTC', at)).toBe('UTC')
})

test('offers every zone once', () => {
  const zones = allZones()
  expect(new Set(zones).size).toBe(zones.length)
  expect(zones.length).toBeGreaterThan(300)
})

test('offers zones under the names in use, and each can be told times in', () => {
  const zones = allZones()
  expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Kyiv']))
  expect(zones).not.toContain('Asia/Calcutta')
  for (const zone of zones) expect(() => offsetOf(zone, at), zone).not.toThrow()
})

test('finds a zone by its city as people write it', () => {
  expect(zoneWords('America/New_York').toLowerCase()).toContain('new york')
})
