import { expect, test } from 'vitest'
import {
  compactCount,
  compactUsd,
  exactCount,
  exactUsd,
  formatBytes,
  formatDuration,
  formatPercent,
  plural,
  roundAmount,
} from './format.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0, '0'],
  [999, '999'],
  [1204, '1.2 k'],
  [9_996, '10 k'],
  [184_300, '184 k'],
  [999_960, '1 M'],
  [3_410_000, '3.41 M'],
  [1_900_000_000, '1.9 B'],
  [12_000_000_000_000, '12 T'],
])('writes the count %d in three figures as %s', (value, text) => {
  expect(plain(compactCount(value))).toBe(text)
})

test('writes all digits of a count in tables', () => {
  expect(exactCount(1204)).toBe('1,204')
})

test.each([
  [0, '$0.00'],
  [0.00136712, '$0.0014'],
  [0.01, '$0.01'],
  [412.876, '$412.88'],
  [1234.5, '$1,234.50'],
])('writes %d dollars as %s', (value, text) => {
  expect(exactUsd(value)).toBe(text)
})

test('shortens dollars in headlines from a thousand on', () => {
  expect(compactUsd(999.4)).toBe('$999.40')
  expect(compactUsd(1240)).toBe('$1.24k')
})

test('leaves whole dollars without cents on an axis', () => {
  expect([140, 0.25, 0].map(roundAmount)).toEqual(['$140', '$0.25', '$0'])
})

test.each([
  [0, '0 %'],
  [0.0004, '< 0.1 %'],
  [0.941, '94.1 %'],
  [1, '100 %'],
])('writes the share %d as %s', (share, text) => {
  expect(plain(formatPercent(share))).toBe(text)
})

test.each([
  [400, '< 1 s'],
  [45_000, '45 s'],
  [677_000, '11 m 17 s'],
  [3_600_000, '1 h'],
  [8_040_000, '2 h 14 m'],
  [273_600_000, '3 d 4 h'],
])('writes %d ms as %s', (ms, text) => {
  expect(plain(formatDuration(ms))).toBe(text)
})

test('writes sizes in decimal units', () => {
  expect([812, 1400, 34_795_457].map((bytes) => plain(formatBytes(bytes)))).toEqual([
    '812 B',
    '1.4 kB',
    '34.8 MB',
  ])
})

test('counts with the right noun', () => {
  expect([plural(1, 'session'), plural(1204, 'session')]).toEqual(['1 session', '1,204 sessions'])
})
