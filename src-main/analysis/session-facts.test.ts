import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { addCalls, type CallSums, noCalls } from './call-sums.ts'
import { errorCategory } from './error-category.ts'
import { factsOf, sessionStates } from './facts-cache.ts'

const open = async (home: string) => {
  const dataDir = temporaryFolder()
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  const store = openReadStore(dataDir)
  onTestFinished(() => store.close())
  return { ingest, index: store.index }
}

const use = (id: string, tool: string, name: string, input: object = {}) =>
  assistant(id, undefined, {}, { content: [{ type: 'tool_use', id: tool, name, input }] })

const result = (tool: string, content: string, isError = false) =>
  user([{ type: 'tool_result', tool_use_id: tool, content, is_error: isError }])

const read = async (records: readonly object[]) => {
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s1.jsonl': records })
  const { ingest, index } = await open(home)
  const states = await sessionStates(index, null)
  const facts = (await factsOf(index, states)).get(states[0]?.row ?? 0)
  if (!facts) throw new Error('no session was read')
  return { home, ingest, index, states, facts }
}

test('what is asked begins an interaction; its answers, tools and calls are counted once', async () => {
  const { facts } = await read([
    user('first thing'),
    use('a', 't1', 'Bash', { command: 'rg x' }),
    result('t1', 'ok'),
    // One call told by two records.
    assistant('b'),
    assistant('b', undefined, {}, { content: [{ type: 'text', text: 'more' }] }),
    user('second\nthing'),
    use('c', 't2', 'Task', { prompt: 'look' }),
  ])
  expect(facts.interactions).toMatchObject([
    {
      preview: 'first thing',
      tools: { Bash: 1 },
      searches: 1,
      steps: 3,
      sums: { calls: 2, input: 2000, output: 2000 },
      model: 'claude-opus-5',
      hasTaskTool: false,
    },
    { preview: 'second thing', toolCount: 1, steps: 1, hasTaskTool: true, sums: { calls: 1 } },
  ])
  expect(facts.interactions[0]?.id).toMatch(/^[0-9a-f]{16}$/)
})

test('a call before anything was asked is in no interaction and in the total', async () => {
  const { facts } = await read([assistant('early'), user('now'), assistant('late')])
  expect(facts.loose.calls).toBe(1)
  expect(facts.total.calls).toBe(2)
})

test('a tool that failed before its last call is a retry, and what the failure cost is its output', async () => {
  const { facts } = await read([
    user('go'),
    use('a', 't1', 'Edit'),
    result('t1', 'String to replace not found in file', true),
    use('b', 't2', 'Edit'),
    result('t2', 'Error: again'),
    use('c', 't3', 'Edit'),
    result('t3', 'done'),
  ])
  expect(facts.retries).toMatchObject([
    { tool: 'Edit', consecutiveFailures: 2, totalInvocations: 3, wasted: { tokens: 2000 } },
  ])
  expect(facts.errors).toMatchObject([
    { tool: 'Edit', category: 'Content Not Found', retry: { tokens: 1000 } },
  ])
  expect(facts.tools).toEqual({ Edit: { calls: 3, errors: 1 } })
})

test('a request that the agent tries again is no answer, and no failure of the tool before it', async () => {
  const again = { ...user(''), message: undefined, type: 'system', subtype: 'api_error' }
  const { facts } = await read([
    user('go'),
    use('a', 't1', 'Edit'),
    { ...again, error: { status: 529 }, retryAttempt: 1, maxRetries: 10 },
    result('t1', 'ok'),
    use('b', 't2', 'Edit'),
    result('t2', 'ok'),
  ])
  expect(facts.interactions).toMatchObject([{ steps: 2 }])
  expect(facts.retries).toEqual([])
})

test('an answer that was begun before its question pays for the errors after that', async () => {
  const { facts } = await read([
    user('go'),
    assistant('a'),
    user('and then?'),
    assistant(
      'a',
      undefined,
      {},
      { content: [{ type: 'tool_use', id: 't1', name: 'Edit', input: {} }] },
    ),
    result('t1', 'no', true),
    assistant(
      'a',
      undefined,
      {},
      { content: [{ type: 'tool_use', id: 't2', name: 'Edit', input: {} }] },
    ),
    result('t2', 'ok'),
  ])
  expect(facts.interactions.map(({ sums }) => sums.calls)).toEqual([1, 0])
  expect(facts.errors).toMatchObject([{ interaction: 1, retry: { tokens: 1000 } }])
  expect(facts.retries).toMatchObject([{ interaction: 1, wasted: { tokens: 1000 } }])
})

test('a tool whose only failure was its last call is no retry', async () => {
  const { facts } = await read([
    user('go'),
    use('a', 't1', 'Edit'),
    result('t1', 'ok'),
    use('b', 't2', 'Edit'),
    result('t2', 'Error: no'),
  ])
  expect(facts.retries).toEqual([])
})

test('facts are made anew once their session has changed, and only then', async () => {
  const { home, ingest, index, states, facts } = await read([user('go'), assistant('a')])
  const [state] = states
  expect((await factsOf(index, states)).get(state?.row ?? 0)).toBe(facts)
  writeTranscripts(home, { 'p/s1.jsonl': [user('go'), assistant('a'), assistant('b')] })
  await ingest.runPass()
  const later = await sessionStates(index, null)
  expect((await factsOf(index, later)).get(state?.row ?? 0)?.total.calls).toBe(2)
})

test.each([
  ["The user doesn't want to proceed with this tool use", 'User Interruption'],
  ['Command timed out after 2m', 'Command Timeout'],
  ['File has not been read yet.', 'File Not Read'],
  ['ls: /x: No such file or directory', 'Content Not Found'],
  ['bash: foo: command not found', 'Tool Not Found'],
  ['Traceback (most recent call last)', 'Code Runtime Error'],
  ['whatever', 'Other'],
])('%j is of the category %s', (words, category) => {
  expect(errorCategory(words)).toBe(category)
})

const tool = path.resolve('../shared/tools/corpus-home')
const isThere = existsSync(tool)
if (!isThere) process.stdout.write('Skipped: no corpus of real transcripts beside this checkout.\n')

test.runIf(isThere)(
  'interactions and what is in none add up to the rollup in every session of a real home',
  async () => {
    const home = temporaryFolder()
    execFileSync(tool, [home], { stdio: 'ignore' })
    const { index } = await open(home)
    const states = await sessionStates(index, null)
    const facts = await factsOf(index, states)
    const rollup = await index
      .selectFrom('rollup')
      .select(['session_id', (of) => of.fn.sum<number>('cost_nano').as('cost')])
      .select((of) => of.fn.sum<number>('calls').as('calls'))
      .groupBy('session_id')
      .execute()
    const summed = (parts: readonly CallSums[]) => parts.reduce(addCalls, noCalls)
    for (const { session_id, cost, calls } of rollup) {
      const one = facts.get(session_id)
      const sum = summed([one?.loose ?? noCalls, ...(one?.interactions ?? []).map((i) => i.sums)])
      expect([sum.calls, sum.costNano]).toEqual([calls, cost])
    }
    expect(rollup.length).toBeGreaterThan(40)
  },
)
