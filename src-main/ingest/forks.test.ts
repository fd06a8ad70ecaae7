import { describe, expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { ownersOf } from '#main/testing/store.ts'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'

const at = (second: number) => ({
  timestamp: new Date(Date.UTC(2026, 9, 1) + second * 1000).toISOString(),
})

type Records = readonly object[]

/** A history of two calls, as a session writes it; `more` changes every record of a copy. */
const history = (more: (place: number) => object): Records => [
  user('one', { ...at(1), uuid: 'u1', ...more(1) }),
  assistant('a', undefined, { ...at(2), uuid: 'u2', ...more(2) }),
  user('two', { ...at(3), uuid: 'u3', ...more(3) }),
  assistant('b', undefined, { ...at(4), uuid: 'u4', ...more(4) }),
]

const own = (sessionId: string, id: string, second: number) =>
  assistant(id, undefined, { ...at(second), sessionId, uuid: `own-${id}` })

/** The three forms in which a fork copies what came before it. */
const forms: readonly [string, (place: number) => object][] = [
  ['rows keep the name of the session they came from', () => ({ sessionId: 'root' })],
  [
    'rows are given the new name and the mark of a background session',
    () => ({ sessionId: 'fork', sessionKind: 'bg' }),
  ],
  [
    'every row has a new id and names where it came from',
    (place) => ({ sessionId: 'fork', uuid: `new-${place}`, forkedFrom: { sessionId: 'root' } }),
  ],
]

describe.each(forms)('a fork whose %s', (_, copied) => {
  const files = () => ({
    'p/root.jsonl': [...history(() => ({ sessionId: 'root' })), own('root', 'c', 5)],
    // A name before the root's: the path alone would choose it.
    'p/fork.jsonl': [...history(copied), own('fork', 'd', 6)],
  })

  test('costs nothing twice, and the session it came from owns what both hold', async () => {
    const { ask, dataDir } = await askFiles(files())
    expect((await ask('usage.overview', {})).totals.calls).toBe(4)
    const owners = await ownersOf(dataDir)
    expect(owners['m:d']).toBe('fork')
    expect(owners['m:c']).toBe('root')
    expect([owners['m:a'], owners['m:b']]).toEqual(['root', 'root'])
  })

  test('keeps the whole text, for reading', async () => {
    const { ask } = await askFiles(files())
    const { rows } = await ask('transcript.records', { id: 'fork' })
    expect(rows.map(({ kind }) => kind)).toEqual(['prompt', 'answer', 'prompt', 'answer', 'answer'])
  })
})

test('a fork that is read first gives its calls up when the root is found', async () => {
  const copied = (place: number) => ({
    sessionId: 'fork',
    uuid: `new-${place}`,
    forkedFrom: { sessionId: 'root' },
  })
  const { ask, dataDir, home, ingest } = await askFiles({ 'p/fork.jsonl': history(copied) })
  const costs = async () =>
    Object.fromEntries(
      (await ask('sessions.list', {})).rows.map(({ id, usage }) => [id, usage.costUsd]),
    )
  expect(await costs()).toEqual({ fork: 0.06 })
  writeTranscripts(home, { 'p/root.jsonl': history(() => ({ sessionId: 'root' })) })
  await ingest.runPass()
  expect(await costs()).toEqual({ fork: 0, root: 0.06 })
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'root', 'm:b': 'root' })
})

test('a fork of a fork leaves its calls with the first of all', async () => {
  const from = (sessionId: string, origin: string) => (place: number) => ({
    sessionId,
    uuid: `${sessionId}-${place}`,
    forkedFrom: { sessionId: origin },
  })
  const { dataDir } = await askFiles({
    'p/a-second.jsonl': history(from('a-second', 'root')),
    'p/b-third.jsonl': history(from('b-third', 'a-second')),
    'p/root.jsonl': history(() => ({ sessionId: 'root' })),
  })
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'root', 'm:b': 'root' })
})

test('a copy of the end alone is no owner, though little stands before it', async () => {
  const root = history(() => ({ sessionId: 'root' }))
  const { dataDir } = await askFiles({ 'p/fork.jsonl': root.slice(2), 'p/root.jsonl': root })
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'root', 'm:b': 'root' })
})

test('a session that owns nothing of what it shows is listed all the same', async () => {
  const root = history(() => ({ sessionId: 'root' }))
  const { ask } = await askFiles({ 'p/fork.jsonl': root, 'p/root.jsonl': root })
  const { rows } = await ask('sessions.list', { sort: 'cost' })
  expect(rows.map(({ id, prompts, usage }) => [id, prompts, usage.calls])).toEqual([
    ['root', 2, 2],
    ['fork', 2, 0],
  ])
})
