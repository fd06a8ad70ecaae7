import { expect, test } from 'vitest'
import { cacheShare, spanNote } from './usage-notes.ts'

const tokens = {
  inputTokens: 10,
  outputTokens: 500,
  cacheReadTokens: 80,
  cacheWrite5mTokens: 5,
  cacheWrite1hTokens: 5,
}

test('takes the cache share of prompts, output left out', () => {
  expect(cacheShare(tokens)).toBe(0.8)
})

test('has no cache share without a prompt', () => {
  const none = { inputTokens: 0, cacheReadTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0 }
  expect(cacheShare({ ...tokens, ...none })).toBeNull()
})

test('says how dense the active days lie', () => {
  const span = { firstDay: '2026-02-01', lastDay: '2026-02-10', activeDays: 5 }
  expect(spanNote(span).replaceAll('\u00a0', ' ')).toBe('50.0 % of 10 days')
  expect(spanNote({ ...span, lastDay: '2026-02-01', activeDays: 1 })).toBe('a single day')
  expect(spanNote({ firstDay: null, lastDay: null, activeDays: 0 })).toBe('none')
})
