import { appendFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileIdentity } from '#main/store/library.ts'
import {
  event,
  item,
  rolloutId,
  rolloutLine,
  said,
  tokenCount,
  writeRollouts,
} from '#main/testing/rollout.ts'
import {
  forkLines,
  head,
  ids,
  parentLines,
  pathOf,
  prompt,
  turn,
} from '#main/testing/rollout-sessions.ts'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import { temporaryFolder, toLines } from '#main/testing/transcript.ts'
import { codex } from './provider.ts'

const identity = (thread: string): FileIdentity => {
  const name = pathOf(thread, '')
  const found = codex.identify('/home', 'sessions', name.slice(1))
  if (!found) throw new Error('not a rollout')
  return found
}

const factsOf = (lines: readonly unknown[]) => {
  const reading = codex.beginReading(identity(ids.parent), null)
  return lines.map((line) => reading.readFacts(line))
}

const turns = [rolloutId(2, 1), rolloutId(30, 2)] as const
const fork = forkLines(parentLines(turns), rolloutId(130, 3), {
  total: [5000, 3000, 260],
  last: [500, 300, 60],
})

test('every split of a rollout between two lines tells the same as the whole', () => {
  const whole = codex.beginReading(identity(ids.fork), null)
  const facts = fork.map((line) => whole.readFacts(line))
  for (let at = 0; at <= fork.length; at += 1) {
    const first = codex.beginReading(identity(ids.fork), null)
    const before = fork.slice(0, at).map((line) => first.readFacts(line))
    const second = codex.beginReading(identity(ids.fork), first.state())
    const after = fork.slice(at).map((line) => second.readFacts(line))
    expect([...before, ...after], `split at ${at}`).toEqual(facts)
    expect([second.state(), second.place()]).toEqual([whole.state(), whole.place()])
  }
})

test('a rollout that grows line by line, over starts of the program, is indexed as one read whole', async () => {
  const home = temporaryFolder()
  const stores = { grown: temporaryFolder(), whole: temporaryFolder() }
  writeRollouts(home, { [pathOf(ids.fork)]: [] })
  let service = await openIngest(home, stores.grown)
  for (const [at, line] of fork.entries()) {
    const text = toLines([line])
    // Half a line, then the rest; sometimes the newline comes last.
    const cut = at % 2 === 0 ? text.length - 1 : Math.floor(text.length / 2)
    for (const piece of [text.slice(0, cut), text.slice(cut)]) {
      appendFileSync(path.join(home, pathOf(ids.fork)), piece)
      await service.runPass()
    }
    if (at % 10 === 9) {
      await service.close()
      service = await openIngest(home, stores.grown)
    }
  }
  await (await openIngest(home, stores.whole)).runPass()
  expect(contentHash(stores.grown)).toBe(contentHash(stores.whole))
})

test('a rollout of many slices, and an index made again from the library, tell the same', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  const long = 'x'.repeat(2_000_000)
  const calls = [1, 2, 3, 4, 5, 6].flatMap((at) => [
    said('assistant', long, 40 + at),
    tokenCount([at * 100, 0, at * 10], [100, 0, 10], 40 + at),
  ])
  const lines = [head(ids.parent), ...turn(null, 'gpt-5-codex', 1), ...calls]
  writeRollouts(home, { [pathOf(ids.parent)]: lines })
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
  const { calls: counted, outputTokens } = await totalsOf(dataDir)
  expect([counted, outputTokens]).toEqual([6, 60])
  const whole = contentHash(dataDir)
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `index.db${ending}`), { force: true })
  }
  await (await openIngest(home, dataDir)).runPass()
  expect(contentHash(dataDir)).toBe(whole)
})

test('what a person said stands once, though it is written in two or three forms', () => {
  const done = { type: 'UserMessage', content: [{ type: 'text', text: 'hello' }] }
  const lines = [head(ids.parent), ...prompt('hello', 1), event('item_completed', { item: done })]
  expect(factsOf(lines).map(({ kind }) => kind)).toEqual(['quiet', 'prompt', 'quiet', 'quiet'])
  const alone = factsOf([head(ids.parent), event('user_message', { message: 'hello' })])
  expect(alone[1]).toMatchObject({ kind: 'prompt', promptText: 'hello' })
  const twice = factsOf([head(ids.parent), ...prompt('yes', 1), ...prompt('yes', 2)])
  expect(twice.filter(({ kind }) => kind === 'prompt')).toHaveLength(2)
})

const kinds: readonly (readonly [title: string, line: object, expected: object])[] = [
  [
    'what the program adds in a person’s name is no prompt',
    said('user', '<environment_context>\n<cwd>/x</cwd>\n</environment_context>'),
    { kind: 'meta', promptText: null },
  ],
  [
    'what an editor put around a request is left out of the prompt',
    said('user', '# Context from my IDE setup:\n\n## My request for Codex:\nlist files\n'),
    { kind: 'prompt', promptText: 'list files' },
  ],
  [
    'a command typed into the shell is a prompt',
    said('user', '<user_shell_command>\n<command>\nls\n</command>\n</user_shell_command>'),
    { kind: 'prompt', promptText: '! ls' },
  ],
  [
    'an interruption is one',
    event('turn_aborted', { reason: 'interrupted' }),
    { kind: 'interruption' },
  ],
  ['an error is one', event('error', { message: 'limit' }), { kind: 'error' }],
  ['a turn that failed is an error', event('task_complete', { error: {} }), { kind: 'error' }],
  [
    'a title a person gave is taken',
    event('thread_name_updated', { thread_name: 'Taxes' }),
    { title: { source: 'custom', text: 'Taxes' } },
  ],
  [
    'a refused command is rejected, not failed',
    item({ type: 'function_call_output', call_id: 'c', output: 'exec command rejected by user' }),
    { toolResults: [{ id: 'c', isError: false, rejected: true, agentId: null, searches: 0 }] },
  ],
  [
    'a call that starts a subagent says which and what for',
    item({
      type: 'function_call',
      name: 'spawn_agent',
      arguments: '{"agent_type":"explorer","message":"look"}',
      call_id: 'c',
    }),
    {
      toolUses: [{ id: 'c', name: 'spawn_agent', agent: { type: 'explorer', promptHead: 'look' } }],
    },
  ],
  [
    'a search without an id is a tool call of its own',
    item({ type: 'web_search_call', status: 'completed', action: { query: 'x' } }),
    { toolUses: [{ name: 'web_search' }] },
  ],
  ['an unheard-of line is kept as unknown', rolloutLine('hologram', {}), { known: false }],
  [
    'an unheard-of event is unknown under its own name',
    event('hologram'),
    { known: false, recordType: 'event_msg/hologram' },
  ],
  [
    'a line of a version without wrappers is read like any other',
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'old' }] },
    { kind: 'prompt', promptText: 'old', recordType: 'response_item/message' },
  ],
]

test.each(kinds)('%s', (_, line, expected) => {
  expect(factsOf([head(ids.parent), line])[1]).toMatchObject(expected)
})

test('a subagent belongs to the session that called it, and what it is asked is a task', () => {
  const source = { subagent: { thread_spawn: { parent_thread_id: ids.parent } } }
  const reading = codex.beginReading(identity(ids.agent), null)
  reading.readFacts(head(ids.agent, { source }))
  expect(reading.place()).toEqual({
    kind: 'subagent',
    sessionId: ids.parent,
    agentId: ids.agent,
  })
  expect(reading.readFacts(said('user', 'look')).kind).toBe('task')
})

test('a copied record has the time of its turn, not that of the fork', () => {
  const reading = codex.beginReading(identity(ids.fork), null)
  const facts = fork.map((line) => reading.readFacts(line))
  const copied = facts.find(({ promptText }) => promptText === 'fix the tax')
  expect(copied).toMatchObject({ at: Date.UTC(2026, 7, 3, 9, 0, 2), rootSession: ids.parent })
  const own = facts.find(({ promptText }) => promptText === 'and the discount')
  expect(own).toMatchObject({ at: Date.UTC(2026, 7, 3, 9, 2, 10), rootSession: null })
})

const seed = Number(process.env.SEED ?? 20261121)

test(`no value, however wrong, makes reading fail (seed ${seed})`, () => {
  const names = `type payload content role output input arguments info item source images turn_id
    id timestamp total_token_usage input_tokens action __proto__ toString`.split(/\s+/)
  const words = `session_meta response_item event_msg compacted message function_call token_count
    function_call_output user user_message item_completed reasoning turn_context *** Begin Patch`
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...words.split(/\s+/)),
      fc.anything(),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('any')),
    ),
  })).any
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), fc.string(), (records, state) => {
      const reading = codex.beginReading(identity(ids.parent), state)
      for (const record of records) {
        expect(typeof reading.readFacts(record).recordType).toBe('string')
        expect(Array.isArray(codex.readBlocks(record, { seq: 0, most: 100 }))).toBe(true)
        codex.readModel(record)
        codex.readPicture(record, '0')
      }
      expect(JSON.parse(reading.state() ?? 'null')).toBeTypeOf('object')
    }),
    { seed, numRuns: 1500 },
  )
})
