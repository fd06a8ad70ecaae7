import { expect, test } from 'vitest'
import { hasFilter, toggleFilter } from './filter-text.ts'

test('a filter is added behind what was typed and taken out of it again', () => {
  const typed = '"sync test" -flaky'
  const filtered = toggleFilter(typed, 'project', 'my app')
  expect(filtered).toBe('"sync test" -flaky project:"my app"')
  expect(hasFilter(filtered, 'project', 'My App')).toBe(true)
  expect(toggleFilter(filtered, 'project', 'my app')).toBe(typed)
})

test('another value of the same field stays', () => {
  const typed = 'tool:Bash leak tool:Edit'
  expect(toggleFilter(typed, 'tool', 'Bash')).toBe('leak tool:Edit')
})
