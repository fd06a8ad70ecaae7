import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { askFiles } from '#main/testing/ask-store.ts'
import { contentHash, openIngest } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

const at = (second: number) => ({
  timestamp: new Date(Date.UTC(2026, 9, 1) + second * 1000).toISOString(),
})

const boundary = (uuid: string, second: number, logicalParentUuid: string) => ({
  type: 'system',
  subtype: 'compact_boundary',
  uuid,
  parentUuid: null,
  logicalParentUuid,
  sessionId: 's',
  ...at(second),
  compactMetadata: { trigger: 'manual', preTokens: 150_000 },
})

const summary = (uuid: string, second: number, parentUuid: string) =>
  user('This session is being continued from a previous conversation that ran out of context.', {
    uuid,
    parentUuid,
    isCompactSummary: true,
    ...at(second),
  })

/** What stood before the first compaction; `named` gives a record its id. */
const earlier = (named: (name: string) => string) => [
  user('continue', { uuid: named('u1'), ...at(1) }),
  assistant('a', undefined, { uuid: named('a1'), parentUuid: named('u1'), ...at(2) }),
  user('continue', { uuid: named('u2'), parentUuid: named('a1'), ...at(3) }),
  assistant('b', undefined, { uuid: named('b1'), parentUuid: named('u2'), ...at(4) }),
]

const same = (name: string) => name
const fresh = (name: string) => name.toUpperCase()

const transcript = (named: (name: string) => string) => [
  ...earlier(same),
  boundary('c1', 5, 'b1'),
  summary('c2', 6, 'c1'),
  ...earlier(named),
  boundary('d1', 7, named('b1')),
  summary('d2', 8, 'd1'),
  user('continue', { uuid: 'u3', parentUuid: 'd2', ...at(9) }),
]

const leftOut = async (dataDir: string) => {
  const store = openReadStore(dataDir)
  const rows = await store.index.selectFrom('left_out').selectAll().execute()
  await store.close()
  return rows
}

describe.each([
  ['as it was', same],
  ['under new ids', fresh],
])('history that a second compaction writes again %s', (_, named) => {
  test('is shown and counted once, and how much it was is known', async () => {
    const { ask, dataDir } = await askFiles({ 'p/s.jsonl': transcript(named) })
    const { kinds } = await ask('transcript.outline', { id: 's' })
    expect(kinds).toHaveLength(9)
    expect(await ask('sessions.get', { id: 's' })).toMatchObject({
      prompts: 3,
      messages: 9,
      usage: { calls: 2, costUsd: 0.06 },
    })
    const rows = await leftOut(dataDir)
    expect(rows.map(({ reason, first_uuid }) => [reason, first_uuid])).toEqual([
      ['replayed', 'u1'],
      ['replayed', 'a1'],
      ['replayed', 'u2'],
      ['replayed', 'b1'],
    ])
    const bytes = toLines(earlier(named)).length - 4
    expect(rows.reduce((sum, row) => sum + row.byte_length, 0)).toBe(bytes)
  })

  test('is told however the file came in pieces, and by a program that starts in between', async () => {
    const lines = transcript(named)
    const whole = await askFiles({ 'p/s.jsonl': lines })
    const expected = await leftOut(whole.dataDir)
    for (let cut = 1; cut < lines.length; cut += 1) {
      const home = temporaryFolder()
      const dataDir = temporaryFolder()
      writeTranscripts(home, { 'p/s.jsonl': lines.slice(0, cut) })
      await (await openIngest(home, dataDir)).runPass()
      appendFileSync(path.join(home, 'projects/p/s.jsonl'), toLines(lines.slice(cut)))
      await (await openIngest(home, dataDir)).runPass()
      expect(await leftOut(dataDir), `cut at ${cut}`).toEqual(expected)
      expect(contentHash(dataDir).length).toBe(64)
    }
  })

  test('leaves what goes on from it in one piece', async () => {
    const { ask, dataDir } = await askFiles({ 'p/s.jsonl': transcript(named) })
    const store = openReadStore(dataDir)
    const row = await store.index
      .selectFrom('message')
      .select('parent_uuid')
      .where('uuid', '=', 'd1')
      .executeTakeFirstOrThrow()
    await store.close()
    expect(row.parent_uuid).toBe('b1')
    expect((await ask('transcript.outline', { id: 's' })).rewinds).toEqual([])
  })
})

test('prompts with the same words are all kept: only the same record is a replay', async () => {
  const { ask } = await askFiles({
    'p/s.jsonl': [
      ...earlier(same),
      boundary('c1', 5, 'b1'),
      user('continue', { uuid: 'u5', parentUuid: 'c1', ...at(6) }),
      user('continue', { uuid: 'u6', parentUuid: 'u5', ...at(6) }),
    ],
  })
  expect((await ask('sessions.get', { id: 's' })).prompts).toBe(4)
})

test('a whole last line that its newline follows is no replay of itself', async () => {
  const { ask, dataDir, home, ingest } = await askFiles({
    'p/s.jsonl': toLines(earlier(same)).trimEnd(),
  })
  appendFileSync(path.join(home, 'projects/p/s.jsonl'), '\n')
  await ingest.runPass()
  expect(await leftOut(dataDir)).toEqual([])
  expect((await ask('sessions.get', { id: 's' })).messages).toBe(4)
})
