import { expect, test } from 'vitest'
import { isTooNested } from './markdown-nesting.ts'

test.each([
  ['quotes', '> '.repeat(20_000)],
  ['quotes without spaces', `text\n${'>'.repeat(20_000)}a`],
  ['lists', '- '.repeat(20_000)],
  ['numbered lists', '1. '.repeat(20_000)],
  ['quotes and lists in turn', `${'> - '.repeat(10_000)}a`],
  ['emphasis', `${'*a '.repeat(20_000)}b${' a*'.repeat(20_000)}`],
  ['pictures', `${'!['.repeat(20_000)}a${'](x)'.repeat(20_000)}`],
])('keeps %s twenty thousand deep from the parser, in a blink', (_, text) => {
  const startedAt = process.cpuUsage()
  expect(isTooNested(text)).toBe(true)
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
})

test.each([
  ['a quote in a list', '- a\n  - b\n    > c\n    > > d'],
  ['a rule', '- '.repeat(40)],
  ['a long list', '- a\n'.repeat(5_000)],
  ['a long table', '| *a* | _b_ |\n'.repeat(200)],
  ['many paragraphs with emphasis', '*a* and **b**\n\n'.repeat(3_000)],
  ['code', 'const a = b * c * d_e_f ** 2\n'.repeat(2_000)],
  ['one long word', 'a'.repeat(200_000)],
  ['many dashes', '-'.repeat(200_000)],
])('lets %s be read', (_, text) => {
  expect(isTooNested(text)).toBe(false)
})
