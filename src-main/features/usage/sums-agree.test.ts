import { expect, test } from 'vitest'
import { pickFrom, randomFrom, wholeFrom } from '#main/sample/random.ts'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import type { Input } from '#schema/operations.ts'

/** Each zone with both days of a year on which its clocks change. */
const changes = [
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  ['America/Santiago', '2026-04-04', '2026-09-06'],
  ['Pacific/Chatham', '2026-04-05', '2026-09-27'],
] as const

const hour = 3_600_000
const random = randomFrom(7)

/** Names of the tools a call uses, in blocks as they are written. */
const toolBlocks = (call: number) =>
  pickFrom(random, [[], ['Read'], ['Read', 'Read', 'Edit'], ['Bash', 'Grep', 'Edit']]).map(
    (name, place) => ({ type: 'tool_use', id: `t${call}-${place}`, name, input: {} }),
  )

const lines = (session: number, day: string) =>
  Array.from({ length: 12 }, (_, place) => {
    const call = session * 100 + place
    const at = Date.parse(`${day}T00:00:00Z`) + wholeFrom(random, -24, 48) * hour
    const usage = {
      input_tokens: wholeFrom(random, 0, 900),
      output_tokens: wholeFrom(random, 1, 900),
      cache_read_input_tokens: wholeFrom(random, 0, 90_000),
      cache_creation_input_tokens: wholeFrom(random, 0, 900),
    }
    const model = pickFrom(random, ['claude-opus-5', 'claude-haiku-4-5', 'house-model'])
    const more = {
      timestamp: new Date(at + wholeFrom(random, 0, 3) * 900_000).toISOString(),
      cwd: `/nowhere/${session % 3}`,
    }
    const content = [{ type: 'text', text: 'x' }, ...toolBlocks(call)]
    return assistant(`m${call}`, usage, more, { model, content })
  })

const files = Object.fromEntries(
  changes.flatMap(([, spring, autumn], zone) =>
    [spring, autumn].map((day, side) => {
      const session = zone * 2 + side
      const first = user('go', { cwd: `/nowhere/${session % 3}` })
      return [`p${session % 3}/s${session}.jsonl`, [first, ...lines(session, day)]]
    }),
  ),
)

const questions = changes.flatMap(([timezone, ...days]) =>
  days.flatMap((day): Input<'usage.report'>[] => [
    { timezone },
    { timezone, since: day, until: day },
    { timezone, until: day, model: ['claude-opus-5', 'house-model'] },
    { timezone, since: day, project: ['/nowhere/0', '/nowhere/2'], provider: ['claude-code'] },
  ]),
)

test('every view of the usage adds up to the report, on days when clocks change too', async () => {
  const { ask } = await askFiles(files)
  for (const question of questions) {
    const { totals } = await ask('usage.report', question)
    const said = JSON.stringify(question)
    const add = (rows: readonly { calls: number; costUsd: number | null }[]) => ({
      calls: rows.reduce((sum, row) => sum + row.calls, 0),
      cost: rows.reduce((sum, row) => sum + (row.costUsd ?? 0), 0),
    })
    const { hours } = await ask('usage.hours', question)
    const { cells } = await ask('usage.daily', question)
    const tools = await ask('usage.tools', question)
    const cache = await ask('usage.cache', question)
    const groups = await Promise.all(
      (['day', 'model', 'project', 'session', 'provider'] as const).map(
        async (by) => (await ask('usage.report', { ...question, by })).rows,
      ),
    )
    for (const rows of [hours, cells, ...groups]) {
      const sums = add(rows)
      expect(sums.calls, said).toBe(totals.calls)
      expect(sums.cost, said).toBeCloseTo(totals.costUsd ?? 0, 9)
      const tokens = (row: { cacheReadTokens: number; outputTokens: number }) =>
        row.cacheReadTokens + row.outputTokens
      expect(
        rows.reduce((sum, row) => sum + tokens(row), 0),
        said,
      ).toBe(tokens(totals))
    }
    // A call that used several tools counts for each, but its cost is split.
    expect(tools.totals, said).toEqual(totals)
    expect(add(tools.rows).cost, said).toBeCloseTo(totals.costUsd ?? 0, 9)
    expect(cache.readTokens, said).toBe(totals.cacheReadTokens)
  }
})

test('splits the cost of a call equally over the different tools it used', async () => {
  const block = (id: string, name: string) => ({ type: 'tool_use', id, name, input: {} })
  const { ask } = await askFiles({
    'p/s.jsonl': [
      user('go'),
      assistant(
        'a',
        { output_tokens: 1000 },
        {},
        {
          content: [block('1', 'Read'), block('2', 'Read'), block('3', 'Edit')],
        },
      ),
      assistant('b', { output_tokens: 1000 }),
    ],
  })
  const { rows, totals } = await ask('usage.tools', {})
  const whole = (totals.costUsd ?? 0) / 2
  expect(rows).toEqual([
    { tool: null, uses: 0, calls: 1, unpricedCalls: 0, costUsd: expect.closeTo(whole, 9) },
    { tool: 'Edit', uses: 1, calls: 1, unpricedCalls: 0, costUsd: expect.closeTo(whole / 2, 9) },
    { tool: 'Read', uses: 2, calls: 1, unpricedCalls: 0, costUsd: expect.closeTo(whole / 2, 9) },
  ])
})

test('says of the cache what its tokens would have cost as input', async () => {
  const usage = { input_tokens: 100_000, output_tokens: 1, cache_read_input_tokens: 300_000 }
  const { ask } = await askFiles({ 'p/s.jsonl': [user('go'), assistant('a', usage)] })
  const { hitRate, savedUsd, readTokens, writtenTokens } = await ask('usage.cache', {})
  expect({ hitRate, readTokens, writtenTokens }).toEqual({
    hitRate: 0.75,
    readTokens: 300_000,
    writtenTokens: 0,
  })
  // $5 a million as input, $0.50 as a read.
  expect(savedUsd).toBeCloseTo(0.3 * 4.5, 9)
})
