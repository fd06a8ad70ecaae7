import { expect, test } from 'vitest'
import { AppError, type ErrorCode, errorTable } from '#schema/errors.ts'
import { isWorthRetry } from './query-client.ts'

test('repeats a call only where something is not ready yet, and not for ever', () => {
  const codes = Object.keys(errorTable) as ErrorCode[]
  expect(codes.filter((code) => isWorthRetry(0, new AppError(code)))).toEqual(['unavailable'])
  expect(isWorthRetry(2, new AppError('unavailable'))).toBe(false)
  expect(isWorthRetry(0, new SyntaxError('no JSON'))).toBe(false)
})
