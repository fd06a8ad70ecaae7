import { expect, test } from 'vitest'
import { readPurpose } from './codex/read-purpose.ts'
import { isSearch, readLineChange, readTarget } from './claude-code/read-tool-input.ts'
import { failureHead } from './failure-head.ts'
import { findRedactions } from './find-redactions.ts'
import { countLines } from './line-change.ts'
import { isShellSearch } from './shell-search.ts'

test.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['a\n\n', 2],
])('%j has %i lines', (text, lines) => {
  expect(countLines(text)).toBe(lines)
})

test.each([
  ['Write', { content: 'a\nb\n' }, { added: 2, removed: 0 }],
  ['Edit', { old_string: 'a', new_string: 'b\nc' }, { added: 2, removed: 1 }],
  [
    'MultiEdit',
    {
      edits: [
        { old_string: 'a', new_string: '' },
        { old_string: '', new_string: 'b' },
      ],
    },
    { added: 1, removed: 1 },
  ],
  ['Read', { file_path: 'a' }, null],
])('%s changes the lines its input says', (name, input, lines) => {
  expect(readLineChange(name, input)).toEqual(lines)
})

test.each([
  ['rg -n foo src', true],
  ['cd /a && FOO=1 sudo grep -r x .', true],
  ['cat a | head; ls -la', true],
  ['git grep foo', false],
  ['lsof -i', false],
  ['echo "ls"', false],
])('whether %j searches is %s', (command, searches) => {
  expect(isShellSearch(command)).toBe(searches)
  expect(isSearch('Bash', { command })).toBe(searches)
})

test('a call is pointed at its file, its skill or the beginning of its command', () => {
  expect(readTarget({ file_path: '/a/b.ts', pattern: 'x' })).toBe('/a/b.ts')
  expect(readTarget({ skill: 'commit' })).toBe('commit')
  expect(readTarget({ command: 'x'.repeat(500) })).toHaveLength(120)
  expect(readTarget({ file_path: 7 })).toBeNull()
})

test('what failed keeps the beginning of its words, a result that only went well keeps none', () => {
  expect(failureHead(true, ' permission denied')).toBe('permission denied')
  expect(failureHead(false, '\nError: no such file')).toBe('Error: no such file')
  expect(failureHead(false, 'No errors')).toBeNull()
})

test('marks of what was taken out are found in every text of a record', () => {
  const record = { a: ['[REDACTED:API_KEY] and [REDACTED:API_KEY]'], b: { c: '[REDACTED:lower]' } }
  expect(findRedactions(record)).toEqual(['API_KEY', 'API_KEY'])
})

test('a patch is pointed at its first file, a shell at its command', () => {
  const patch = '*** Begin Patch\n*** Update File: a.ts\n@@\n-x\n+y\n+z\n*** End Patch'
  expect(readPurpose({ input: patch })).toEqual({
    target: 'a.ts',
    lines: { added: 2, removed: 1 },
    isSearch: false,
  })
  expect(readPurpose({ command: ['bash', '-lc', 'rg foo'] })).toMatchObject({
    target: 'rg foo',
    isSearch: true,
  })
})
