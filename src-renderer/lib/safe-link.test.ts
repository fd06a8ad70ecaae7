import { expect, test } from 'vitest'
import { isSafeLink } from './safe-link.ts'

test.each(['https://example.com/a', 'http://127.0.0.1:3000'])(
  'lets %s become a link',
  (address) => {
    expect(isSafeLink(address)).toBe(true)
  },
)

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'mailto:a@example.com?body=x',
  'vscode://file/x',
  '/sessions',
  '#part',
  '//example.com',
  '',
])('keeps %j from becoming a link', (address) => {
  expect(isSafeLink(address)).toBe(false)
})
