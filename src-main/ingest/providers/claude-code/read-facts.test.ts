import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assistant, user } from '#main/testing/transcript.ts'
import { holds } from '#schema/transcript/event.ts'
import { readBlocks, readModel } from './read-blocks.ts'
import { readFacts } from './read-facts.ts'

describe('what counts as a prompt', () => {
  const prompts: readonly [string, unknown, object, string][] = [
    ['text', 'fix the test', {}, 'fix the test'],
    ['text with an image', [{ type: 'text', text: 'see' }, { type: 'image' }], {}, 'see'],
    ['an image alone', [{ type: 'image', source: {} }], {}, '(image or document)'],
    ['text behind a reminder', '<system-reminder>be quiet</system-reminder>\nhello', {}, 'hello'],
    [
      'a slash command',
      '<command-message>x</command-message><command-name>/review</command-name><command-args>7</command-args>',
      {},
      '/review 7',
    ],
    ['a shell line', '<bash-input>ls -la</bash-input>', {}, '! ls -la'],
  ]
  test.each(prompts)('%s', (_, content, more, expected) => {
    const facts = readFacts(user(content, more))
    expect([facts.kind, facts.promptText]).toEqual(['prompt', expected])
  })

  const others: readonly [string, unknown, object, string][] = [
    ['an injected record', 'x', { isMeta: true }, 'meta'],
    ['a tool result', [{ type: 'tool_result', tool_use_id: 't' }], {}, 'toolResult'],
    ['a compaction summary', 'x', { isCompactSummary: true }, 'compaction'],
    ['the output of a shell line', '<bash-stdout>x</bash-stdout>', {}, 'meta'],
    ['an interruption', '[Request interrupted by user]', {}, 'interruption'],
    ['a notification of a task', 'x', { turnOrigin: 'task_notification' }, 'meta'],
    ['a message of a peer', 'x', { origin: { kind: 'peer' } }, 'meta'],
  ]
  test.each(others)('not %s', (_, content, more, kind) => {
    const facts = readFacts(user(content, more))
    expect([facts.kind, facts.promptText]).toEqual([kind, null])
  })

  test('a prompt typed while the agent was busy, which is an attachment', () => {
    const attachment = { type: 'queued_command', prompt: 'and then stop', commandMode: 'prompt' }
    const facts = readFacts({ type: 'attachment', attachment })
    expect([facts.kind, facts.promptText]).toEqual(['prompt', 'and then stop'])
  })
})

test('what a main agent asks of a subagent is a task, its beginning kept to find the call by', () => {
  const facts = readFacts(user('look into it', { isSidechain: true }))
  expect([facts.kind, facts.promptText]).toEqual(['task', 'look into it'])
  expect(facts.holds & holds.sidechain).not.toBe(0)
})

test('a record of a kind without a name is kept and says its type', () => {
  expect(readFacts({ type: 'hologram', subtype: 'blue' })).toMatchObject({
    kind: 'unknown',
    known: false,
    recordType: 'hologram/blue',
  })
  expect(readFacts({ type: 'system', subtype: 'never_seen' }).known).toBe(false)
})

test('a rejection by a person is no error', () => {
  const block = { type: 'tool_result', tool_use_id: 't', is_error: true }
  const rejected = { ...block, content: "The user doesn't want to proceed with this tool use." }
  expect(readFacts(user([rejected])).toolResults[0]).toMatchObject({ rejected: true })
  expect(readFacts(user([block])).toolResults[0]).toMatchObject({ isError: true, rejected: false })
})

test('titles are told apart by who gave them', () => {
  expect(readFacts({ type: 'custom-title', customTitle: 'Mine' }).title?.source).toBe('custom')
  expect(readFacts({ type: 'ai-title', aiTitle: 'Its' }).title?.source).toBe('agent')
})

test('a lone surrogate becomes well-formed text', () => {
  expect(readFacts(user('a\ud800b')).promptText).toBe('a\ufffdb')
})

test('thinking without text is not recorded, long text is cut and says so', () => {
  const content = [
    { type: 'thinking', thinking: '', signature: 'x' },
    { type: 'text', text: 'x'.repeat(50) },
  ]
  expect(readBlocks(assistant('a', {}, {}, { content }), { seq: 0, most: 10 })).toEqual([
    { kind: 'thinking', body: null },
    { kind: 'text', body: { text: 'x'.repeat(10), length: 50 } },
  ])
})

test('input nested thousands deep is said to be so, not thrown over', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)
  const content = [{ type: 'tool_use', id: 't', name: 'X', input: deep }]
  expect(readBlocks(assistant('a', {}, {}, { content }), { seq: 0, most: 100 })).toMatchObject([
    { kind: 'toolUse', input: { text: '(nested too deep to be shown)' } },
  ])
})

const seed = Number(process.env.SEED ?? 20261121)

test(`no value, however wrong, makes reading fail (seed ${seed})`, () => {
  const keys = ['type', 'message', 'content', 'usage', 'id', 'attachment', 'data', 'timestamp']
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('user', 'assistant', 'system', 'progress', 'attachment', 'tool_use', ''),
      fc.anything(),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys, '__proto__', 'toString'), tie('any')),
    ),
  })).any
  fc.assert(
    fc.property(value, (record) => {
      const facts = readFacts(record)
      expect(typeof facts.recordType).toBe('string')
      expect(Array.isArray(readBlocks(record, { seq: 0, most: 100 }))).toBe(true)
      readModel(record)
    }),
    { seed, numRuns: 2000 },
  )
})
