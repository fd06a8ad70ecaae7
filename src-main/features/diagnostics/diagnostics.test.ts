import { expect, test } from 'vitest'
import type { EngineState } from '#main/features/handlers.ts'
import { openReadStore } from '#main/store/read-store.ts'
import { openIngest } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { type DiagnosticRow, DiagnosticSet, diagnosticsOperations } from '#schema/diagnostics.ts'
import type { Input } from '#schema/operations.ts'
import { diagnosticsQueries } from './diagnostics.operations.ts'

type Files = Parameters<typeof writeTranscripts>[1]

/** Reads files and answers how to ask about them. */
const read = async (files: Files) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, files)
  const service = await openIngest(home, dataDir)
  await service.runPass()
  return { home, service, ...askOf(dataDir) }
}

/** Asks a store that was filled. */
const askOf = (dataDir: string) => {
  const context = { ...openReadStore(dataDir), state: {} as EngineState }
  const { 'diagnostics.get': get, 'diagnostics.rows': rows } = diagnosticsOperations
  return {
    get: (session?: string) =>
      diagnosticsQueries['diagnostics.get'](get.input.parse({ session }), context),
    rewritten: (session?: string) =>
      diagnosticsQueries['diagnostics.rewritten'](get.input.parse({ session }), context),
    rows: (set: DiagnosticSet, more: Partial<Input<'diagnostics.rows'>> = {}) =>
      diagnosticsQueries['diagnostics.rows'](rows.input.parse({ set, ...more }), context),
  }
}

const shown = ({ path, line, what, records }: DiagnosticRow) => [
  path.split('/').at(-1),
  line,
  what,
  records,
]

const mirror = (id: string) => ({
  type: 'progress',
  uuid: `mirror-${id}`,
  sessionId: 's',
  timestamp: '2026-10-20T09:00:00.000Z',
  data: { type: 'agent_progress', agentId: '7', message: assistant(id) },
})

const shared = assistant('shared', undefined, { timestamp: '2026-10-19T08:00:00.000Z' })

/** One of everything that is left out. */
const files = (): Files => ({
  'p/s.jsonl':
    toLines([
      user('first'),
      assistant('a', { input_tokens: 9, output_tokens: 1 }),
      assistant('a'),
      assistant('a'),
      shared,
      '',
      '{"torn',
      mirror('sub'),
      mirror('sub'),
      { type: 'brand-new', uuid: 'n1', sessionId: 's' },
    ]) +
    toLines([
      { type: 'brand-new', uuid: 'n2', sessionId: 's' },
      { type: 'other-new', uuid: 'n3' },
    ]),
  'p/s/subagents/agent-7.jsonl': [assistant('sub'), assistant('sub')],
  'p/t.jsonl': [
    shared,
    assistant('open', undefined, {}, { stop_reason: null }),
    assistant('odd', { input_tokens: 3, output_tokens: 4 }, {}, { model: 'nova-1' }),
    assistant('stand-in', {}, {}, { model: '<synthetic>' }),
    '[1, 2]',
    { type: 'brand-new', uuid: 'n4', sessionId: 't' },
  ],
})

test('every set has as many rows as are left out, and files are counted', async () => {
  const { get, rows } = await read(files())
  const totals = await Promise.all(
    DiagnosticSet.options.map(async (set) => [set, (await rows(set)).total]),
  )
  expect(Object.fromEntries(totals)).toEqual({
    duplicate: 4,
    replayed: 1,
    mirrored: 1,
    synthetic: 1,
    unparsable: 2,
    tooLong: 0,
    drift: 3,
    unfinalised: 1,
    unpriced: 1,
    files: 3,
  } satisfies Record<DiagnosticSet, number>)
  expect((await get()).files).toMatchObject({ count: 3, lines: 19, deletedAtSource: 0 })
})

test('kinds without a name are told with their first line, blank lines counted', async () => {
  const { get, rows } = await read(files())
  const { drift } = await get()
  expect(drift.map(({ kind, records, files: count }) => [kind, records, count])).toEqual([
    ['brand-new', 3, 2],
    ['other-new', 1, 1],
  ])
  expect(drift[0]?.first && shown(drift[0].first)).toEqual(['s.jsonl', 10, 'brand-new', 2])
  expect(drift[0]?.first).toMatchObject({ sessionId: 's', agentId: null, seq: 7 })
  const { total, rows: all } = await rows('drift', { what: 'brand-new' })
  expect(total).toBe(2)
  expect(all.map(shown)).toEqual([
    ['s.jsonl', 10, 'brand-new', 2],
    ['t.jsonl', 6, 'brand-new', 1],
  ])
})

test('every count opens its rows, with the file, the line and the reason', async () => {
  const { rows } = await read(files())
  const open = async (set: DiagnosticSet) => (await rows(set)).rows.map(shown)
  const duplicates = await open('duplicate')
  expect(duplicates).toEqual(
    expect.arrayContaining([
      ['s.jsonl', 3, 'claude-opus-5', 1],
      ['s.jsonl', 4, 'claude-opus-5', 1],
      ['agent-7.jsonl', 2, 'claude-opus-5', 1],
    ]),
  )
  expect(duplicates).toHaveLength(4)
  expect(await open('mirrored')).toEqual([['s.jsonl', 8, 'claude-opus-5', 1]])
  expect(await open('replayed')).toEqual([['s.jsonl', 9, 'replayed', 1]])
  expect(await open('synthetic')).toEqual([['t.jsonl', 4, 'synthetic', 1]])
  expect(await open('unparsable')).toEqual([
    ['s.jsonl', 7, 'line is not JSON', 1],
    ['t.jsonl', 5, 'line is not a JSON object', 1],
  ])
  expect(await open('unfinalised')).toEqual([['t.jsonl', 2, 'claude-opus-5', 1]])
  expect(await open('unpriced')).toEqual([['t.jsonl', 3, 'nova-1', 1]])
  expect((await open('files')).map(([name, line]) => [name, line])).toEqual(
    expect.arrayContaining([['agent-7.jsonl', null]]),
  )
})

test('rows come in pages and can be of one session', async () => {
  const { get, rows } = await read(files())
  const first = await rows('unparsable', { limit: 1 })
  const second = await rows('unparsable', { limit: 1, offset: 1 })
  expect([first.total, first.rows.length, second.rows.length]).toEqual([2, 1, 1])
  expect(first.rows[0]?.path).not.toBe(second.rows[0]?.path)
  expect((await rows('unparsable', { session: 't' })).rows.map(shown)).toEqual([
    ['t.jsonl', 5, 'line is not a JSON object', 1],
  ])
  const own = await get('t')
  expect(own.files.count).toBe(1)
  expect(own.drift.map(({ kind }) => kind)).toEqual(['brand-new'])
  await expect(get('nobody')).rejects.toMatchObject({ code: 'not_found' })
})

test('calls that a rewritten transcript no longer tells of are said with their file', async () => {
  const { home, service, rewritten } = await read({
    'p/s.jsonl': [user('x'), assistant('a'), assistant('b'), assistant('c'), mirror('m')],
    'p/t.jsonl': [user('y'), assistant('d')],
  })
  expect(await rewritten()).toEqual({ calls: 0, files: [], unread: 0 })
  writeTranscripts(home, { 'p/s.jsonl': [user('x'), assistant('a')] })
  await service.runPass()
  writeTranscripts(home, { 'p/s.jsonl': [user('z')], 'p/u.jsonl': [assistant('c')] })
  await service.runPass()
  const files = [{ path: `${home}/projects/p/s.jsonl`, sessionId: 's', calls: 2, generations: 2 }]
  expect(await rewritten()).toEqual({ calls: 2, files, unread: 0 })
  expect(await rewritten('s')).toMatchObject({ calls: 2 })
  expect(await rewritten('t')).toMatchObject({ calls: 0, files: [] })
})
