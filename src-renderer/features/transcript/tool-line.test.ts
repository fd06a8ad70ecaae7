import { expect, test } from 'vitest'
import { resultLine, shortPath, toolLine } from './tool-line.ts'

test('shows a command on one line', () => {
  const input = JSON.stringify({ description: 'List', command: 'ls -l \\\n  | wc' }, null, 2)
  expect(toolLine(input, null)).toBe('ls -l \\ | wc')
})

test('shows a path from the working directory on', () => {
  const input = JSON.stringify({ file_path: '/home/a/app/src/sync.ts' }, null, 2)
  expect(toolLine(input, '/home/a/app')).toBe('src/sync.ts')
  expect(toolLine(JSON.stringify({ file_path: 'D:\\app\\b.ts' }), 'D:\\app')).toBe('b.ts')
})

test('shortens nothing but the beginning of a path, and never a command', () => {
  const line = (input: object, cwd: string) => toolLine(JSON.stringify(input), cwd)
  const cwd = '/home/me/app'
  expect(line({ command: `rm -rf ${cwd}/` }, cwd)).toBe(`rm -rf ${cwd}/`)
  expect(line({ command: 'curl http://host/a' }, '/')).toBe('curl http://host/a')
  expect(line({ url: 'https://host//a' }, '/')).toBe('https://host//a')
  expect(line({ description: `Look into ${cwd}/src` }, cwd)).toBe(`Look into ${cwd}/src`)
  expect(line({ other: `${cwd}/src` }, cwd)).toBe(`other: ${cwd}/src`)
  expect(shortPath(`/backup${cwd}/a.ts`, cwd)).toBe(`/backup${cwd}/a.ts`)
  expect(shortPath('/home/me/app-2/a.ts', cwd)).toBe('/home/me/app-2/a.ts')
  expect(shortPath(`${cwd}/`, cwd)).toBe(`${cwd}/`)
  expect(shortPath('/etc/passwd', '/')).toBe('/etc/passwd')
  expect(shortPath('//server/share', '/')).toBe('//server/share')
  expect(shortPath('D:\\a.ts', 'D:\\')).toBe('a.ts')
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
