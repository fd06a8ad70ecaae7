import { describe, expect, test } from 'vitest'
import { assistant, user } from '#main/testing/transcript.ts'
import { attachment, bare, chain, progress, system, told } from './every-kind.fixture.ts'
import { readBlocks } from './read-blocks.ts'
import { readFacts } from './read-facts.ts'

/** Every piece of a message. */
const pieces: readonly [block: unknown, shown: string][] = [
  [{ type: 'text', text: 'hi' }, 'hi'],
  ['a bare string', 'a bare string'],
  [{ type: 'thinking', thinking: 'hm', signature: 'x' }, 'thinking: hm'],
  [{ type: 'thinking', thinking: '', signature: 'x' }, 'thinking: not recorded'],
  [{ type: 'redacted_thinking', data: 'x' }, 'thinking: not recorded'],
  [{ type: 'tool_use', id: 't', name: 'Bash', input: {} }, 'calls Bash'],
  [{ type: 'server_tool_use', id: 't', name: 'web_search', input: {} }, 'calls web_search'],
  [{ type: 'mcp_tool_use', id: 't', name: 'find', input: {} }, 'calls find'],
  [
    { type: 'web_search_tool_result', tool_use_id: 't', content: [{ type: 'x', url: 'u' }] },
    'result: {\n  "type": "x",\n  "url": "u"\n}',
  ],
  [
    {
      type: 'web_fetch_tool_result',
      tool_use_id: 't',
      content: { type: 'web_fetch_tool_result_error', error_code: 'no' },
    },
    'failed: {\n  "type": "web_fetch_tool_result_error",\n  "error_code": "no"\n}',
  ],
  [{ type: 'tool_result', tool_use_id: 't', content: 'x', is_error: true }, 'failed: x'],
  [
    {
      type: 'tool_result',
      tool_use_id: 't',
      content: [
        { type: 'text', text: 'a' },
        { type: 'tool_reference', tool_name: 'Grep' },
      ],
    },
    'result: a\ntool: Grep',
  ],
  [{ type: 'tool_reference', tool_name: 'Grep' }, 'tool reference: Grep'],
  [{ type: 'image', source: { media_type: 'image/png', data: 'aGk=' } }, 'picture image/png'],
  [
    {
      type: 'document',
      title: 'Plan',
      source: { type: 'base64', media_type: 'application/pdf', data: 'x'.repeat(4096) },
    },
    'document: Plan · application/pdf · 3 KB',
  ],
  [{ type: 'fallback', from: { model: 'a' }, to: { model: 'b' } }, 'fallback: a → b'],
  [{ type: 'compaction', content: 'so far' }, 'compaction: so far'],
]

test.each(pieces)('a piece %j of a message is known', (block, shown) => {
  const record = assistant('a', {}, {}, { content: [block] })
  expect(readFacts(record).unknownParts).toBeUndefined()
  expect(readBlocks(record, { seq: 0, most: 500 }).map(told)).toEqual([shown])
})

describe('what a tool brought back beside its words', () => {
  const result = (content: unknown, toolUseResult: unknown) =>
    readBlocks(user([{ type: 'tool_result', tool_use_id: 't', content }], { toolUseResult }), {
      seq: 0,
      most: 500,
    }).map(told)

  test.each([
    ['an object', 'words', { stdout: 'other' }, 'result: words'],
    ['a string', 'words', 'Error: words', 'result: words'],
    ['a string alone', '', 'Error: it failed', 'result: Error: it failed'],
    [
      'a list alone',
      undefined,
      [{ type: 'text', text: 'of an MCP tool' }],
      'result: of an MCP tool',
    ],
    ['nothing', undefined, undefined, 'result: '],
  ])('may be %s', (_, content, outcome, shown) => {
    expect(result(content, outcome)).toEqual([shown])
  })
})

describe('what this version has no name for is kept, shown and counted by its kind', () => {
  test.each([
    [bare('hologram'), 'hologram'],
    [system('hologram'), 'system/hologram'],
    [attachment('hologram'), 'attachment/hologram'],
    [{ ...chain, type: 'attachment' }, 'attachment'],
    [progress('hologram'), 'progress/hologram'],
    [{ sessionId: 's' }, '(no type)'],
  ])('%j', (record, type) => {
    expect(readFacts(record)).toMatchObject({ known: false, kind: 'unknown', recordType: type })
    expect(readBlocks(record, { seq: 0, most: 500 })).toHaveLength(1)
  })

  test('a piece of a message, in a record that is known', () => {
    const content = [{ type: 'text', text: 'x' }, { type: 'hologram', depth: 3 }, { depth: 1 }]
    const record = assistant('a', {}, {}, { content })
    expect(readFacts(record)).toMatchObject({
      known: true,
      unknownParts: ['block/hologram', 'block/(no type)'],
    })
    expect(readBlocks(record, { seq: 0, most: 500 }).map(told)[1]).toMatch(/^hologram: .*depth/)
  })
})

test('records that another model withdrew are named', () => {
  const record = system('model_refusal_fallback', { retractedMessageUuids: ['a', 5, 'b'] })
  expect(readFacts(record).retracted).toEqual(['a', 'b'])
})
