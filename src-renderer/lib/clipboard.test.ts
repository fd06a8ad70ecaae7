import { expect, test } from 'vitest'
import { clipboardText } from './clipboard.ts'

const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(
  (letter) => /\p{Cc}/u.test(letter),
)

test('lets no control character onto the clipboard but line breaks and tabs', () => {
  expect(controls).toHaveLength(65)
  const copied = clipboardText(controls.join(''))
  expect(copied.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u)
  expect(clipboardText('\u001b[31mred\u001b[0m \u0007 \u007f \u009b1m')).toBe(
    '␛[31mred␛[0m ␇ ␡ \\u009b1m',
  )
  expect(clipboardText('safe\rrm -rf /\r\n\tdone\n')).toBe('safe␍rm -rf /\r\n\tdone\n')
})

test('leaves letters of every script and every emoji as they are', () => {
  const text = 'naïve 日本語 עברית \u{1f468}\u200d\u{1f469}\u200d\u{1f467} क्\u200dष'
  expect(clipboardText(text)).toBe(text)
})

test('is the only way to the clipboard', () => {
  const sources: Record<string, string> = import.meta.glob('/src-renderer/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const users = Object.entries(sources).flatMap(([file, text]) =>
    /navigator\s*\.\s*clipboard|execCommand/.test(text) && !file.endsWith('.test.ts') ? [file] : [],
  )
  expect(users).toEqual(['/src-renderer/lib/clipboard.ts'])
})
