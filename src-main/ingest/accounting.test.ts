import { expect, test } from 'vitest'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import {
  assistant,
  defaultUsage,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

type Files = Record<string, readonly (object | string)[] | string>

const main = 'p/s1.jsonl'
const model = (name: string) => ({ model: name })
const ten = { input_tokens: 1000, output_tokens: 1000 }

/** Disputed cases of the field with their right answer in dollars; base is $0.03 at Opus 5. */
const cases: readonly { title: string; files: () => Files; costUsd: number; calls?: number }[] = [
  {
    title: 'a plain session',
    files: () => ({ [main]: [user('hi'), assistant('a')] }),
    costUsd: 0.03,
  },
  {
    title: 'a million tokens of one-hour cache write',
    files: () => ({
      [main]: [
        assistant('a', {
          input_tokens: 0,
          output_tokens: 1000,
          cache_creation_input_tokens: 1_000_000,
          cache_creation: { ephemeral_1h_input_tokens: 1_000_000, ephemeral_5m_input_tokens: 0 },
        }),
      ],
    }),
    costUsd: 10.025,
  },
  {
    title: 'one call streamed as several records with growing output',
    files: () => ({
      [main]: [1, 300, 1000].map((output) => assistant('a', { ...ten, output_tokens: output })),
    }),
    costUsd: 0.03,
  },
  {
    title: 'the final record first and a partial one last',
    files: () => ({ [main]: [assistant('a'), assistant('a', { ...ten, output_tokens: 1 })] }),
    costUsd: 0.03,
  },
  {
    title: 'duplicates without a request id',
    files: () => ({
      [main]: [1, 2, 3].map(() => assistant('a', defaultUsage, { requestId: undefined })),
    }),
    costUsd: 0.03,
  },
  {
    title: 'a forked copy in another file',
    files: () => ({ [main]: [assistant('a')], 'p/s2.jsonl': [assistant('a'), assistant('a')] }),
    costUsd: 0.03,
  },
  {
    title: 'a side chain that replays a main call under a new request id',
    files: () => ({
      [main]: [
        assistant('a'),
        assistant('a', defaultUsage, { requestId: 'other', isSidechain: true }),
      ],
    }),
    costUsd: 0.03,
  },
  {
    title: 'a subagent file',
    files: () => ({ [main]: [assistant('a')], 'p/s1/subagents/agent-x.jsonl': [assistant('b')] }),
    costUsd: 0.06,
    calls: 2,
  },
  {
    title: 'a workflow agent nested two folders deep, its journal left out',
    files: () => ({
      [main]: [assistant('a')],
      'p/s1/subagents/workflows/run/agent-x.jsonl': [assistant('b')],
      'p/s1/subagents/workflows/run/journal.jsonl': [assistant('c')],
    }),
    costUsd: 0.06,
    calls: 2,
  },
  {
    title: 'ten web searches of the call itself',
    files: () => ({
      [main]: [assistant('a', { ...ten, server_tool_use: { web_search_requests: 10 } })],
    }),
    costUsd: 0.13,
  },
  {
    title: 'ten web searches that only the tool result reports',
    files: () => ({
      [main]: [
        assistant('a', ten, {}, { content: [{ type: 'tool_use', id: 't', name: 'WebSearch' }] }),
        user([{ type: 'tool_result', tool_use_id: 't', content: 'found' }], {
          toolUseResult: { searchCount: 10 },
        }),
      ],
    }),
    costUsd: 0.13,
  },
  {
    title: 'Sonnet 4.5 with 300k input at its flat price',
    files: () => ({
      [main]: [
        assistant(
          'a',
          { input_tokens: 300_000, output_tokens: 1000 },
          {},
          model('claude-sonnet-4-5-20250929'),
        ),
      ],
    }),
    costUsd: 0.915,
  },
  {
    title: 'fast mode of Opus 4.6',
    files: () => ({
      [main]: [assistant('a', { ...ten, speed: 'fast' }, {}, model('claude-opus-4-6'))],
    }),
    costUsd: 0.18,
  },
  {
    title: 'a synthetic answer, which is no call',
    files: () => ({ [main]: [assistant('a'), assistant('b', ten, {}, model('<synthetic>'))] }),
    costUsd: 0.03,
  },
  {
    title: 'iterations inside the usage, which are not added again',
    files: () => ({ [main]: [assistant('a', { ...ten, iterations: [ten, ten] })] }),
    costUsd: 0.03,
  },
  {
    title: 'a flat cache total beside a split of zeros',
    files: () => ({
      [main]: [
        assistant('a', {
          input_tokens: 0,
          output_tokens: 1000,
          cache_creation_input_tokens: 1_000_000,
          cache_creation: { ephemeral_1h_input_tokens: 0, ephemeral_5m_input_tokens: 0 },
        }),
      ],
    }),
    costUsd: 6.275,
  },
  {
    title: 'the same message once with and once without a request id',
    files: () => ({
      [main]: [assistant('a'), assistant('a', defaultUsage, { requestId: undefined })],
    }),
    costUsd: 0.03,
  },
  {
    title: 'JSON with a space after the colon',
    files: () => ({ [main]: `${JSON.stringify(assistant('a'), null, 1).replaceAll('\n', '')}\n` }),
    costUsd: 0.03,
  },
  {
    title: 'a last line that is cut',
    files: () => ({ [main]: `${toLines([assistant('a')])}{"type":"assistant","mess` }),
    costUsd: 0.03,
  },
  {
    title: 'a whole last line without its newline',
    files: () => ({ [main]: toLines([assistant('a'), assistant('b')]).trimEnd() }),
    costUsd: 0.06,
    calls: 2,
  },
  {
    title: 'a progress mirror beside the call it copies',
    files: () => ({
      [main]: [{ type: 'progress', uuid: 'q', data: { message: assistant('b') } }, assistant('a')],
      'p/s1/subagents/agent-x.jsonl': [assistant('b')],
    }),
    costUsd: 0.06,
    calls: 2,
  },
  {
    title: 'a progress mirror of a call that nothing else holds',
    files: () => ({
      [main]: [assistant('a'), { type: 'progress', uuid: 'q', data: { message: assistant('b') } }],
    }),
    costUsd: 0.06,
    calls: 2,
  },
  {
    title: 'token counts written as text, negative or missing',
    files: () => ({
      [main]: [
        assistant('a', {
          input_tokens: '1000',
          output_tokens: '1000',
          cache_read_input_tokens: -5,
          cache_creation_input_tokens: null,
        }),
      ],
    }),
    costUsd: 0.03,
  },
  {
    title: 'a byte order mark and CRLF line ends',
    files: () => ({ [main]: `\ufeff${toLines([assistant('a')]).replace('\n', '\r\n')}` }),
    costUsd: 0.03,
  },
]

for (const { title, files, costUsd, calls = 1 } of cases) {
  test(`counts ${title}`, async () => {
    const home = temporaryFolder()
    const dataDir = temporaryFolder()
    writeTranscripts(home, files())
    const ingest = await openIngest(home, dataDir)
    await ingest.runPass()
    const totals = await totalsOf(dataDir)
    expect(totals.calls).toBe(calls)
    expect(totals.costUsd).toBeCloseTo(costUsd, 9)
  })
}

test('leaves an unknown model unpriced instead of guessing or showing $0', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { [main]: [assistant('a', ten, {}, model('claude-opus-5-9'))] })
  await (await openIngest(home, dataDir)).runPass()
  expect(await totalsOf(dataDir)).toMatchObject({ calls: 1, costUsd: null, unpricedCalls: 1 })
})

test('calls without any stop reason are counted as unfinalised', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  const open = { stop_reason: null }
  writeTranscripts(home, {
    [main]: [assistant('a', ten, {}, open), assistant('b', ten, {}, open), assistant('b')],
  })
  await (await openIngest(home, dataDir)).runPass()
  expect(await totalsOf(dataDir)).toMatchObject({ calls: 2, unfinalisedCalls: 1 })
})
