import { expect, test } from 'vitest'
import { commonTrouble } from './common-trouble.ts'

const failed = (...messages: readonly string[]) =>
  messages.map((message, place) => ({ what: `part ${place}`, message, retry: () => undefined }))

test('says once what three parts failed for, and leaves one or two where they are', () => {
  expect(commonTrouble(failed())).toBeNull()
  expect(commonTrouble(failed('away', 'away'))).toBeNull()
  expect(commonTrouble(failed('away', 'away', 'away'))).toBe('away')
})

test('leaves parts apart that failed for different reasons', () => {
  expect(commonTrouble(failed('away', 'torn', 'full', 'away'))).toBeNull()
  expect(commonTrouble(failed('torn', 'away', 'away', 'torn', 'away'))).toBe('away')
})
