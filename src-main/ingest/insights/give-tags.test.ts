import { expect, test } from 'vitest'
import { giveTags } from './give-tags.ts'
import type { SessionLine } from './session-lines.ts'
import { noteLine, noTagState } from './tag-evidence.ts'

const row = (kind: 'prompt' | 'answer') => ({
  ...{ id: 1, file_id: 1, byte_offset: 0, byte_length: 1, seq: 0, kind, at: 0, uuid: null },
  ...{ callId: null, provider: 'claude-code' },
})

const typed = (text: string): SessionLine => ({
  ...{ row: row('prompt'), text, input: '', calls: [], model: null },
})
const said = (text: string): SessionLine => ({ ...typed(text), row: row('answer') })
const call = (name: string, target: string, input = target): SessionLine => ({
  ...said(''),
  input: `${name}\n${input}`,
  calls: [{ name, target }],
})

const tagsOf = (...lines: readonly SessionLine[]): string[] => {
  const state = noTagState()
  for (const line of lines) noteLine(state, line)
  return giveTags(state).map(({ name }) => name)
}

test('one stray word gives no tag, however often it stands in one message', () => {
  expect(tagsOf(typed('test test test, the tests, more tests?'), said('Done.'))).toEqual([])
  expect(tagsOf(typed('we use react and docker'), typed('react is fine, docker too'))).toEqual([])
})

test('a language is given for files that are changed, not for one that is looked at', () => {
  const edits = [call('Edit', '/p/a.go'), call('Edit', '/p/b.go')]
  expect(tagsOf(...edits)).toEqual(['go', 'Edit'])
  expect(tagsOf(...edits, call('Read', '/p/x.py'))).toEqual(['go', 'Edit'])
  expect(tagsOf(call('Read', '/p/a.json'), call('Read', '/p/b.json'))).toEqual(['Read'])
})

test('a language has a fifth of what the first one has', () => {
  const many = Array.from({ length: 20 }, () => call('Edit', '/p/a.ts'))
  const few = [call('Edit', '/p/a.py'), call('Edit', '/p/b.py')]
  expect(tagsOf(...many, ...few)).not.toContain('python')
  expect(tagsOf(...many.slice(0, 5), ...few)).toContain('python')
})

test('a framework is given for what is done with it, twice', () => {
  const run = (command: string) => call('Bash', command)
  const twice = [run('npx vitest run a.test.ts'), run('cd web && vitest run')]
  expect(tagsOf(...twice)).toContain('vitest')
  expect(tagsOf(...twice.slice(1))).not.toContain('vitest')
  const words = 'git commit -m "Use vitest and docker for all of the tests from now on"'
  expect(tagsOf(run(words), run(words))).not.toContain('vitest')
  const imports = call('Write', '/p/a.tsx', "/p/a.tsx\nimport { useState } from 'react'")
  expect(tagsOf(imports, imports)).toContain('react')
})

test('a topic is given for a share of what was typed, or of what was done', () => {
  const asks = [typed('add unit tests for it'), typed('the tests still miss a case')]
  expect(tagsOf(...asks)).toContain('testing')
  const talk = Array.from({ length: 12 }, () => typed('go on'))
  expect(tagsOf(...asks, ...talk)).not.toContain('testing')
  const done = Array.from({ length: 4 }, () => call('Edit', '/p/src/a.test.ts'))
  expect(tagsOf(...done)).toContain('testing')
})

test('an intent is given where a person asks for it and something is done for it', () => {
  const ask = typed('fix the login')
  expect(tagsOf(ask, call('Edit', '/p/a.ts'))).toContain('intent:fix')
  expect(tagsOf(ask, said('I would rather not.'))).not.toContain('intent:fix')
  expect(tagsOf(typed('the login'), call('Edit', '/p/a.ts'))).not.toContain('intent:fix')
})

test('a tool is given for two uses, whatever its version calls it', () => {
  expect(tagsOf(call('Agent', ''), call('Task', ''), call('mcp__x__y', ''))).toEqual(['Task'])
})
