import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, defaultUsage, toLines, user } from '#main/testing/transcript.ts'

type Files = Record<string, readonly (object | string)[] | string>

const main = 'p/s1.jsonl'
const model = (name: string) => ({ model: name })
const ten = { input_tokens: 1000, output_tokens: 1000 }

interface Case {
  readonly title: string
  readonly files: () => Files
  /** The right answer in dollars. */
  readonly costUsd: number
  readonly calls?: number
  readonly models?: readonly string[]
  /** What the agent itself says the session cost. */
  readonly recordedUsd?: number
}

/**
 * The twenty cases that tools of this field dispute, in the order in which they are numbered there.
 * The base is a thousand tokens in and a thousand out at Opus 5: $0.03.
 */
const cases: readonly Case[] = [
  {
    title: 'a plain session',
    files: () => ({ [main]: [user('hi'), assistant('a')] }),
    costUsd: 0.03,
  },
  {
    title: 'a million tokens of one-hour cache write on a $5 input model',
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
    title: 'a forked copy in another file with the same message ids',
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
    title: 'ten web searches',
    files: () => ({
      [main]: [assistant('a', { ...ten, server_tool_use: { web_search_requests: 10 } })],
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
    models: ['claude-sonnet-4-5-20250929'],
  },
  {
    title: 'fast mode of Opus 4.6, which costs six times as much',
    files: () => ({
      [main]: [assistant('a', { ...ten, speed: 'fast' }, {}, model('claude-opus-4-6'))],
    }),
    costUsd: 0.18,
    models: ['claude-opus-4-6'],
  },
  {
    title: 'a synthetic answer, which costs nothing and is no model',
    files: () => ({ [main]: [user('hi'), assistant('b', ten, {}, model('<synthetic>'))] }),
    costUsd: 0,
    calls: 0,
    models: [],
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
    title: 'a cost-state record that says $5 where the tokens say $0.03: both are shown',
    files: () => ({
      [main]: [assistant('a'), { type: 'cost-state', sessionId: 's1', totalCostUSD: 5 }],
    }),
    costUsd: 0.03,
    recordedUsd: 5,
  },
  {
    title: 'the same message once with and once without a request id',
    files: () => ({
      [main]: [assistant('a'), assistant('a', defaultUsage, { requestId: undefined })],
    }),
    costUsd: 0.03,
  },
  {
    title: 'claude-opus-5, a new model',
    files: () => ({ [main]: [assistant('a', ten, {}, model('claude-opus-5'))] }),
    costUsd: 0.03,
    models: ['claude-opus-5'],
  },
  {
    title: 'valid JSON with a space after the colon',
    files: () => ({
      [main]: `${JSON.stringify(assistant('a'), null, 1).replaceAll('\n', '')}\n`,
    }),
    costUsd: 0.03,
  },
  {
    title: 'a last line that is cut, the rest counted',
    files: () => ({ [main]: `${toLines([assistant('a')])}{"type":"assistant","mess` }),
    costUsd: 0.03,
  },
]

test('there are twenty disputed cases', () => expect(cases).toHaveLength(20))

test.each(cases.map((one, place) => [String(place + 1).padStart(2, '0'), one.title, one] as const))(
  'case %s: %s',
  async (_number, _title, { files, costUsd, calls = 1, models, recordedUsd }) => {
    const { ask } = await askFiles(files())
    const { totals } = await ask('usage.overview', {})
    expect(totals.calls).toBe(calls)
    expect(totals.costUsd).toBeCloseTo(costUsd, 9)
    expect(totals.unpricedCalls).toBe(0)
    const { rows } = await ask('usage.report', { by: 'model' })
    if (models) expect(rows.map(({ key }) => key)).toEqual(models)
    const { recordedCost } = await ask('sessions.get', { id: 's1' })
    expect(recordedCost?.recordedUsd).toBe(recordedUsd)
  },
)
