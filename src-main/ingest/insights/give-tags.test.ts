import { expect, test } from 'vitest'
import { giveTags } from './give-tags.ts'
import type { SessionLine } from './session-lines.ts'
import { noteLine, noTagState } from './tag-evidence.ts'
import { evidenceOfPrompt } from './tag-rules.ts'

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

test('a language is given for changes alone, and a file that is read again counts once', () => {
  const looks = Array.from({ length: 9 }, (_, at) => call('Read', `/p/${at}.go`))
  expect(tagsOf(...looks)).not.toContain('go')
  const edit = call('Edit', '/p/a.go')
  expect(tagsOf(edit, ...looks.slice(0, 1))).toContain('go')
  const again = Array.from({ length: 9 }, () => call('Read', '/p/x.go'))
  const scripts = Array.from({ length: 3 }, () => call('Edit', '/p/a.py'))
  expect(tagsOf(edit, ...looks, ...scripts)).toContain('go')
  expect(tagsOf(edit, ...again, ...scripts, ...scripts, ...scripts)).not.toContain('go')
})

test('one whole program that is written at once is enough for its language', () => {
  const program = (lines: number) => call('Write', '/p/a.py', 'x = 1\n'.repeat(lines))
  expect(tagsOf(program(60))).toEqual(['python'])
  expect(tagsOf(program(10))).toEqual([])
  const notes = call('Write', '/p/a.md', 'a line\n'.repeat(60))
  expect(tagsOf(notes)).toEqual([])
})

test('prose and data need half of what the first language of programs has', () => {
  const pages = Array.from({ length: 3 }, () => call('Edit', '/p/a.md'))
  const program = Array.from({ length: 7 }, () => call('Edit', '/p/a.rs'))
  expect(tagsOf(...pages)).toContain('markdown')
  expect(tagsOf(...pages, ...program.slice(1))).toContain('markdown')
  expect(tagsOf(...pages, ...program)).not.toContain('markdown')
  const looks = Array.from({ length: 14 }, (_, at) => call('Read', `/p/${at}.rs`))
  expect(tagsOf(...pages, ...looks)).toContain('markdown')
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

test('a topic of a short session is given where it was said once and done once', () => {
  const ask = typed('make the colours green and yellow')
  const edit = call('Edit', '/p/src/a.css')
  expect(tagsOf(ask, edit)).toContain('frontend-styling')
  expect(tagsOf(ask)).not.toContain('frontend-styling')
  expect(tagsOf(ask, typed('ship it'), typed('the login'), edit)).not.toContain('frontend-styling')
})

test('a mask in the place of a secret says nothing of security', () => {
  const edit = call('Edit', '/p/src/redact.ts')
  expect(tagsOf(typed('put REDACTED_KEY in the file'), edit)).not.toContain('security')
  expect(tagsOf(typed('redact the keys in the file'), edit)).toContain('security')
})

test('an intent is given where a person asks for it and something is done for it', () => {
  const ask = typed('fix the login')
  expect(tagsOf(ask, call('Edit', '/p/a.ts'))).toContain('intent:fix')
  expect(tagsOf(ask, said('I would rather not.'))).not.toContain('intent:fix')
  expect(tagsOf(typed('the login'), call('Edit', '/p/a.ts'))).not.toContain('intent:fix')
})

const intents = (text: string): string[] => [...evidenceOfPrompt(text)].filter(isIntent)
const isIntent = (name: string): boolean => name.startsWith('intent:')

test('words of a question count where a sentence begins with them or ends with "?"', () => {
  expect(intents('Why is it slow')).toEqual(['intent:explore'])
  expect(intents('The page is slow. Why is that')).toEqual(['intent:explore'])
  expect(intents('so the e2e/a.ts page, what does it show?')).toEqual(['intent:explore'])
  expect(intents('take the second, which is needed for the cut.')).toEqual([])
})

test('a verb behind a bare "to" asks for nothing, nor does exploring in passing', () => {
  expect(intents('where the logic lies to generate themes')).toEqual([])
  expect(intents('hooks to also add a line')).toEqual([])
  expect(intents('I want you to also generate themes')).toEqual(['intent:build'])
  expect(intents('Before the move, compare both and summarize')).toEqual([])
  expect(intents('Please compare both')).toEqual(['intent:explore'])
})

test('a bug is one that somebody speaks of, and what fails or does not work is to be fixed', () => {
  expect(intents('categories (like bug, feature, idea)')).toEqual([])
  const complaints = ['there is a rare data loss bug', 'lint failures', 'the login doesnt work']
  for (const complaint of complaints) expect(intents(complaint)).toEqual(['intent:fix'])
})

test('what is typed behind the name of a slash command counts as a prompt', () => {
  expect(intents('/team:lead create a dashboard')).toEqual(['intent:build'])
})

test('only to say commit or push is what a session is for where nothing was changed', () => {
  const push = call('Bash', 'git push')
  expect(tagsOf(typed('ok, commit and push it'), push)).toContain('intent:ops')
  const edit = call('Edit', '/p/a.ts')
  expect(tagsOf(typed('the login'), edit, typed('commit'), push)).not.toContain('intent:ops')
  expect(tagsOf(edit, typed('push, then deploy'), push)).toContain('intent:ops')
})

test('mere consents are no part of the prompts that ask for something', () => {
  const asked = [typed('fix the login'), call('Edit', '/p/a.ts')]
  const consents = ['yes', 'continue', 'Go on!', 'commit', '/compact', 'ok please do it'].map(typed)
  expect(tagsOf(...asked, ...consents)).toContain('intent:fix')
  const wishes = Array.from({ length: 6 }, () => typed('yes, the second'))
  expect(tagsOf(...asked, ...wishes)).not.toContain('intent:fix')
})

test('a tool is given for two uses, whatever its version calls it', () => {
  expect(tagsOf(call('Agent', ''), call('Task', ''), call('mcp__x__y', ''))).toEqual(['Task'])
})
