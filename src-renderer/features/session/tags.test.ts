import { expect, test } from 'vitest'
import { bareLine, typedText } from './tags.ts'

test('shows a slash command as it was typed', () => {
  const text = '<command-name>/review</command-name>\n<command-args> main </command-args>'
  expect(typedText(text)).toBe('/review main')
  expect(typedText('<command-name>/mcp</command-name><command-args></command-args>')).toBe('/mcp')
})

test('shows a shell command with its mark', () => {
  expect(typedText('<bash-input>git status</bash-input>')).toBe('! git status')
})

test('leaves a prompt alone', () => {
  expect(typedText('Use <b> and a < b here')).toBe('Use <b> and a < b here')
})

test('leaves wrapping tags out of a line', () => {
  expect(bareLine('<local-command-stdout>Done\n twice</local-command-stdout>')).toBe('Done twice')
})
