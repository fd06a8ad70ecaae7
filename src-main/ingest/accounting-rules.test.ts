import { describe, expect, test } from 'vitest'
import { priceSetting } from '#main/pricing/stored-prices.ts'
import { askFiles, askStore } from '#main/testing/ask-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, toLines, user, writeTranscripts } from '#main/testing/transcript.ts'

type Files = Parameters<typeof askFiles>[0]

const main = 'p/s1.jsonl'
const ten = { input_tokens: 1000, output_tokens: 1000 }
const open = { stop_reason: null }

const totalsOf = async (files: Files) => {
  const { ask } = await askFiles(files)
  return (await ask('usage.overview', {})).totals
}

describe('records of one call', () => {
  test('give the largest of each figure, wherever it stands', async () => {
    const totals = await totalsOf({
      [main]: [
        assistant('a', { input_tokens: 5, cache_read_input_tokens: 70 }),
        assistant('a', { input_tokens: 3, output_tokens: 900 }),
        assistant('a', { cache_read_input_tokens: 7, output_tokens: 20 }),
      ],
    })
    expect(totals).toMatchObject({
      calls: 1,
      inputTokens: 5,
      outputTokens: 900,
      cacheReadTokens: 70,
    })
  })

  test('are told by message, else by request, else each is its own', async () => {
    const without = (requestId: string | undefined, uuid: string) =>
      assistant(undefined, ten, { requestId, uuid })
    const totals = await totalsOf({
      [main]: [
        assistant('a'),
        assistant('a', ten, { requestId: 'another' }),
        without('r', 'u1'),
        without('r', 'u2'),
        without(undefined, 'u3'),
        without(undefined, 'u4'),
        assistant('', ten, { requestId: 'r' }),
      ],
    })
    expect(totals.calls).toBe(4)
  })

  test('are joined across a prompt that was typed between them', async () => {
    const totals = await totalsOf({
      [main]: [
        assistant('a', { output_tokens: 1 }),
        { type: 'attachment', uuid: 'q', attachment: { type: 'queued_command', prompt: 'wait' } },
        assistant('a', { output_tokens: 800 }),
      ],
    })
    expect(totals).toMatchObject({ calls: 1, outputTokens: 800 })
  })

  test('without any stop reason are a lower bound, and say so', async () => {
    const totals = await totalsOf({
      [main]: [assistant('a', ten, {}, open), assistant('b', ten, {}, open), assistant('b')],
    })
    expect(totals).toMatchObject({ calls: 2, unfinalisedCalls: 1 })
  })

  test('count thinking as the part of the output that it is', async () => {
    const usage = { ...ten, output_tokens_details: { thinking_tokens: 700 } }
    expect(await totalsOf({ [main]: [assistant('a', usage)] })).toMatchObject({
      outputTokens: 1000,
    })
  })
})

describe('cache writes', () => {
  test.each([
    ['a flat 0 beside a filled split', 0, 30, 12, [30, 12]],
    ['a flat sum that its split explains', 42, 30, 12, [30, 12]],
    ['a flat sum above its split', 100, 30, 12, [88, 12]],
    ['a flat sum below its split', 10, 30, 12, [30, 12]],
    ['a flat sum alone', 50, undefined, undefined, [50, 0]],
  ])('lose no token: %s', async (_, flat, five, hour, expected) => {
    const usage = {
      cache_creation_input_tokens: flat,
      cache_creation: { ephemeral_5m_input_tokens: five, ephemeral_1h_input_tokens: hour },
    }
    const totals = await totalsOf({ [main]: [assistant('a', usage)] })
    expect([totals.cacheWrite5mTokens, totals.cacheWrite1hTokens]).toEqual(expected)
  })
})

describe('searches of the web', () => {
  const use = (id: string) => ({ content: [{ type: 'tool_use', id, name: 'WebSearch' }] })
  const found = (id: string, searchCount: number) =>
    user([{ type: 'tool_result', tool_use_id: id, content: 'x' }], {
      toolUseResult: { searchCount },
    })

  test('are those that the results of its tool calls report, where the call reports none', async () => {
    const totals = await totalsOf({
      [main]: [assistant('a', ten, {}, use('t')), assistant('a', ten, {}, use('v')), found('t', 7)],
      'p/s2.jsonl': [user('x')],
    })
    expect(totals).toMatchObject({ webSearches: 7, costUsd: 0.1 })
  })

  test('of several results add up, and those of the call itself go before them', async () => {
    const own = { ...ten, server_tool_use: { web_search_requests: 2 } }
    const results = [found('t', 3), found('v', 4)]
    const asked = [assistant('a', ten, {}, use('t')), assistant('a', ten, {}, use('v'))]
    expect((await totalsOf({ [main]: [...asked, ...results] })).webSearches).toBe(7)
    const counted = [assistant('a', own, {}, use('t')), assistant('a', own, {}, use('v'))]
    expect((await totalsOf({ [main]: [...counted, ...results] })).webSearches).toBe(2)
  })
})

describe('prices', () => {
  const sonnet = { model: 'claude-sonnet-5-5' }

  test('are those of the day of the call', async () => {
    const usage = { cache_read_input_tokens: 1_000_000 }
    const { ask } = await askFiles({
      [main]: [
        assistant('a', usage, { timestamp: '2026-10-06T23:59:59.999Z' }, sonnet),
        assistant('b', usage, { timestamp: '2026-10-07T00:00:00.000Z' }, sonnet),
      ],
    })
    const { rows } = await ask('usage.report', { by: 'day', timezone: 'UTC' })
    expect(rows.map(({ costUsd }) => costUsd)).toEqual([0.2, 0.1])
  })

  test('of a model nobody knows are none: it is listed with its tokens and never as $0', async () => {
    const { ask } = await askFiles({
      [main]: [assistant('a', ten, {}, { model: 'claude-opus-5-9' }), assistant('b')],
      'p/s2.jsonl': [assistant('c', ten, {}, { model: 'claude-opus-5-9' })],
    })
    const { totals, rows } = await ask('usage.report', { by: 'model' })
    expect(totals).toMatchObject({ calls: 3, costUsd: 0.03, unpricedCalls: 2 })
    expect(rows.find(({ key }) => key === 'claude-opus-5-9')).toMatchObject({
      inputTokens: 2000,
      costUsd: null,
      unpricedCalls: 2,
    })
    expect((await ask('sessions.get', { id: 's2' })).usage.costUsd).toBeNull()
  })

  test('that a person set hold for what is already stored, and can be taken back', async () => {
    const files = { [main]: [assistant('a', ten, {}, { model: 'house-model' }), assistant('b')] }
    const { home, dataDir, ingest } = await askFiles(files)
    const costAfter = async (overrides: unknown) => {
      ingest.keepSettings([[priceSetting, overrides]])
      await openIngest(home, dataDir)
      return (await askStore(dataDir)('usage.overview', {})).totals
    }
    const row = { models: ['house-model'], bands: [{ input: 1, output: 2 }] }
    expect(await costAfter({ rows: [row] })).toMatchObject({ costUsd: 0.033, unpricedCalls: 0 })
    const aliases = { 'house-model': 'claude-opus-5' }
    expect(await costAfter({ aliases })).toMatchObject({ costUsd: 0.06, unpricedCalls: 0 })
    expect(await costAfter(null)).toMatchObject({ costUsd: 0.03, unpricedCalls: 1 })
  })

  test.each([
    ['batch', { service_tier: 'batch' }, 0.015],
    ['inference in the US alone', { inference_geo: 'us' }, 0.033],
    ['inference anywhere', { inference_geo: 'global' }, 0.03],
    ['fast mode', { speed: 'fast' }, 0.06],
    ['all of them', { service_tier: 'batch', inference_geo: 'us', speed: 'fast' }, 0.033],
  ])('of %s', async (_, more, costUsd) => {
    const totals = await totalsOf({ [main]: [assistant('a', { ...ten, ...more })] })
    expect(totals.costUsd).toBeCloseTo(costUsd, 12)
  })
})

describe('a mirror of a subagent in its parent', () => {
  const mirror = (id: string, usage: object = ten) => ({
    type: 'progress',
    uuid: `mirror-${id}`,
    data: { type: 'agent_progress', agentId: 'x', message: assistant(id, { ...usage }) },
  })

  test('counts nothing beside the call itself, even where it says more', async () => {
    const totals = await totalsOf({
      [main]: [assistant('a'), mirror('b', { output_tokens: 5000 })],
      'p/s1/subagents/agent-x.jsonl': [assistant('b')],
    })
    expect(totals).toMatchObject({ calls: 2, outputTokens: 2000 })
  })

  test('counts once where nothing else holds the call, until something does', async () => {
    const { ask, home, ingest } = await askFiles({ [main]: [mirror('b', ten), mirror('b', ten)] })
    expect((await ask('usage.overview', {})).totals).toMatchObject({ calls: 1, costUsd: 0.03 })
    writeTranscripts(home, {
      'p/s1/subagents/agent-x.jsonl': [assistant('b', { input_tokens: 9 })],
    })
    await ingest.runPass()
    expect((await ask('usage.overview', {})).totals).toMatchObject({
      calls: 1,
      inputTokens: 9,
      outputTokens: 0,
    })
  })
})

describe('subagents', () => {
  test('in all their places count for their session, and are no sessions', async () => {
    const { ask } = await askFiles({
      [main]: [assistant('a'), assistant('b', ten, { isSidechain: true })],
      'p/agent-old.jsonl': [assistant('c', ten, { isSidechain: true, agentId: 'old' })],
      'p/s1/subagents/agent-areviewer-0123456789abcdef.jsonl': [assistant('d')],
      'p/s1/subagents/deeper/agent-aside_question-1.jsonl': [assistant('e')],
      'p/s1/subagents/workflows/wf1/agent-w.jsonl': [assistant('f')],
      'p/s1/subagents/workflows/wf1/journal.jsonl': [assistant('never')],
    })
    const { rows } = await ask('sessions.list', {})
    expect(rows.map(({ id }) => id)).toEqual(['s1'])
    expect(rows[0]).toMatchObject({ subagents: 4, usage: { calls: 6 } })
    const { ownUsage } = await ask('sessions.get', { id: 's1' })
    expect(ownUsage.calls).toBe(2)
  })

  test('in files that were set aside count nothing', async () => {
    const totals = await totalsOf({
      [main]: [assistant('a')],
      'p/s1.orphaned.jsonl': [assistant('b')],
      'p/s2.superseded-1.jsonl': [assistant('c')],
      'p/s1/subagents/agent-x.orphaned.jsonl': [assistant('d')],
    })
    expect(totals.calls).toBe(1)
  })
})

describe('whatever a program writes', () => {
  test.each([
    ['numbers as text', { input_tokens: '1000', output_tokens: ' 1000 ' }],
    ['negative ones', { ...ten, cache_read_input_tokens: -5, cache_creation_input_tokens: -1 }],
    ['missing ones', { ...ten, cache_creation_input_tokens: null, cache_creation: 'none' }],
    ['fractions', { input_tokens: 1000.9, output_tokens: 1000 }],
    ['lists in place of numbers', { ...ten, cache_read_input_tokens: [5], server_tool_use: [] }],
  ])('%s never cost the call', async (_, usage) => {
    const totals = await totalsOf({ [main]: [assistant('a', usage)] })
    expect(totals).toMatchObject({ calls: 1, inputTokens: 1000, outputTokens: 1000, costUsd: 0.03 })
  })

  test('a byte order mark, CRLF, empty lines and no last newline cost nothing', async () => {
    const lines = toLines([assistant('a'), assistant('b')]).replaceAll('\n', '\r\n\r\n')
    const { ask, report } = await askFiles({ [main]: `\ufeff${lines}`.trimEnd() })
    expect((await ask('usage.overview', {})).totals.calls).toBe(2)
    expect(report.problems).toBe(0)
  })

  test('records out of order in time are counted on their own days', async () => {
    const at = (day: string) => ({ timestamp: `2026-10-${day}T12:00:00.000Z` })
    const { ask } = await askFiles({
      [main]: [assistant('a', ten, at('05')), assistant('b', ten, at('03')), user('x', at('04'))],
    })
    const { rows } = await ask('usage.report', { by: 'day', timezone: 'UTC' })
    expect(rows.map(({ key, calls }) => [key, calls])).toEqual([
      ['2026-10-03', 1],
      ['2026-10-05', 1],
    ])
    expect(await ask('sessions.get', { id: 's1' })).toMatchObject({
      firstAt: Date.parse('2026-10-03T12:00:00Z'),
      lastAt: Date.parse('2026-10-05T12:00:00Z'),
    })
  })
})
