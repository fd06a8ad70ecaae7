import { expect, test } from 'vitest'
import { findPairs, type Said, toSaid } from './find-pairs.ts'
import { isFollowUp, isQuestion, snippetsOf } from './question-rules.ts'

const code = '```ts\nconst answer = 42\n```'

let place = 0
const said = (role: 'user' | 'assistant', text: string, answer = `a${place}`): Said => {
  place += 1
  const frame = { role, at: place * 1000, answer, model: null, tools: [] }
  const one = toSaid({ ...frame, fileId: 1, seq: place, offset: place * 100 }, text)
  if (!one) throw new Error('this is no message')
  return one
}
const user = (text: string) => said('user', text)
const agent = (text: string, answer?: string) => said('assistant', text, answer)
const pairsOf = (...all: readonly Said[]) => findPairs('s', all).pairs

test.each([
  ['Is it raining', false],
  ['It rains?', true],
  ['fix the test', true],
  ['Thanks. Add a flag', true],
  ['First this\nwhat then', true],
  ['prefix the test', false],
  ['go on', false],
])('%j is a question: %s', (text, expected) => {
  expect(isQuestion(text)).toBe(expected)
})

test.each([
  ["That didn't work, sorry", true],
  ['no, the other one', true],
  ['Hm, but it says', true],
  ['Button is blue', false],
  ['casino, please', false],
  [`${'x '.repeat(60)} still broken`, false],
])('%j goes on with what was asked: %s', (text, expected) => {
  expect(isFollowUp(text)).toBe(expected)
})

test('what a tool said, as old transcripts have it, and an empty prompt are no messages', () => {
  const frame = { role: 'user', at: 0, answer: '', model: null, tools: [] } as const
  const at = { ...frame, fileId: 1, seq: 0, offset: 0 }
  expect(toSaid(at, '[Tool Result: 3 files?]')).toBeNull()
  expect(toSaid(at, ' \n')).toBeNull()
})

test('an answer reaches to the next prompt that does not follow up', () => {
  const all = [user('How?'), agent('So.'), agent('And so.'), user('Why?'), agent('Since.')]
  expect(pairsOf(...all)).toMatchObject([
    { fromOffset: all[0]?.offset, toOffset: all[3]?.offset, attempts: 2, loops: 0, status: 'open' },
    { fromOffset: all[3]?.offset, attempts: 1 },
  ])
})

test('records of one answer are one attempt, and a question without an answer has one too', () => {
  expect(pairsOf(user('How?'), agent('a', 'one'), agent('b', 'one'))).toMatchObject([
    { attempts: 1 },
  ])
  expect(pairsOf(user('How?'))).toMatchObject([{ attempts: 1, status: 'open' }])
})

test('a wish without any sign of a question is one where code answers it soon', () => {
  expect(pairsOf(user('a table of squares'), agent(code))).toHaveLength(1)
  expect(pairsOf(user('a table of squares'), agent('here'))).toEqual([])
  const late = [user('go on'), user('a'), user('b'), user('c'), user('d'), agent(code)]
  expect(pairsOf(...late).map(({ fromOffset }) => fromOffset)).not.toContain(late[0]?.offset)
})

test('code resolves a question, two follow-ups make a loop of it whatever was answered', () => {
  expect(pairsOf(user('How?'), agent(code))).toMatchObject([{ status: 'resolved', hasCode: true }])
  const once = [user('How?'), agent(code), user('still broken'), agent('hm')]
  expect(pairsOf(...once)).toMatchObject([{ loops: 1, attempts: 2, status: 'resolved' }])
  expect(pairsOf(...once, user('nope'), agent(code))).toMatchObject([
    { loops: 2, status: 'looped' },
  ])
})

test('the same question told by two sessions has two ids and one name', () => {
  const all = [user('How?'), agent('So.')]
  const [one] = findPairs('one', all).pairs
  const [two] = findPairs('two', all).pairs
  expect(one?.id).toMatch(/^[0-9a-f]{16}$/)
  expect(one?.id).not.toBe(two?.id)
  expect(one?.asked).toBe(two?.asked)
})

test('a snippet is fenced, longer than ten characters and cut at 2,000', () => {
  expect(snippetsOf(`${code}\n\`\`\`\nshort\n\`\`\``)).toEqual([
    { language: 'ts', code: 'const answer = 42' },
  ])
  expect(snippetsOf(`\`\`\`\n${'x'.repeat(3000)}`)[0]?.code).toHaveLength(2000)
})
