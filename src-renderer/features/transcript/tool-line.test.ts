import { expect, test } from 'vitest'
import { resultLine, toolLine } from './tool-line.ts'

test('shows a command on one line', () => {
  const input = JSON.stringify({ description: 'List', command: 'ls -l \\\n  | wc' }, null, 2)
  expect(toolLine(input, null)).toBe('ls -l \\ | wc')
})

test('shows a path from the working directory on', () => {
  const input = JSON.stringify({ file_path: '/home/a/app/src/sync.ts' }, null, 2)
  expect(toolLine(input, '/home/a/app')).toBe('src/sync.ts')
  expect(toolLine(JSON.stringify({ file_path: 'D:\\app\\b.ts' }), 'D:\\app')).toBe('b.ts')
})

test('reads a field although the end of the input was cut', () => {
  expect(toolLine('{\n  "file_path": "/a/b.ts",\n  "content": "never end', null)).toBe('/a/b.ts')
})

test('reads a field that was cut itself', () => {
  expect(toolLine('{\n  "prompt": "Look into\\nthe wor', null)).toBe('Look into the wor')
})

test('falls back on the whole input', () => {
  expect(toolLine('{\n  "todos": [],\n  "tab": "a"\n}', null)).toBe('todos: [] · tab: a')
  expect(toolLine('{\n  "todos": [ 1,', null)).toBe('{ "todos": [ 1,')
  expect(toolLine('{}', null)).toBe('')
})

test('says how a result begins and how long it is', () => {
  expect(resultLine('\nfirst\n\nsecond\n')).toBe('first  (2 lines)')
  expect(resultLine('     1\tconst a = 1\n')).toBe('const a = 1')
  expect(resultLine('{\n  "a": 1\n}')).toBe('{ "a": 1 }')
  expect(resultLine('<tool_use_error>Not read yet.</tool_use_error>')).toBe('Not read yet.')
  expect(resultLine('  \n')).toBe('no output')
})
