import { expect, test } from 'vitest'
import { windowsFor } from './use-session-rows.ts'

test('fetches only the windows in sight beyond the first', () => {
  expect(windowsFor(0, 40)).toEqual([])
  expect(windowsFor(90, 130)).toEqual([1])
  expect(windowsFor(450, 510)).toEqual([4, 5])
})
