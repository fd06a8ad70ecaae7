import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFiles } from '#main/testing/ask-home.ts'
import { askFiles, askStore } from '#main/testing/ask-store.ts'
import { rolloutId, writeRollouts } from '#main/testing/rollout.ts'
import { ids, parentLines, pathOf } from '#main/testing/rollout-sessions.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, toLines, user } from '#main/testing/transcript.ts'
import { AuditPart } from '#schema/audit.ts'

const on = (day: number) => ({ timestamp: `2026-10-${day}T12:00:00.000Z` })
const ten = { input_tokens: 1000, output_tokens: 1000 }

/** A home in which every reason occurs. */
const home = () => {
  const shared = assistant('a', ten, { ...on(20), uuid: 'a1', sessionId: 'main' })
  return {
    'p/main.jsonl': [
      user('go', on(20)),
      shared,
      assistant('a', ten, { ...on(20), uuid: 'a2', sessionId: 'main' }),
      shared,
      assistant('z', ten, on(20), { model: '<synthetic>' }),
      'not json',
      {
        type: 'progress',
        uuid: 'm1',
        ...on(20),
        data: { type: 'agent_progress', message: assistant('b', ten, on(20)) },
      },
      {
        type: 'progress',
        uuid: 'm2',
        ...on(20),
        data: { type: 'agent_progress', message: assistant('c', ten, on(20)) },
      },
      assistant('d', ten, { ...on(21), uuid: 'd1' }, { model: 'house-model' }),
    ],
    'p/main/subagents/agent-x.jsonl': [assistant('b', ten, { ...on(20), uuid: 'b1' })],
    'p/fork.jsonl': [
      assistant('a', ten, {
        ...on(20),
        uuid: 'f1',
        sessionId: 'fork',
        forkedFrom: { sessionId: 'main' },
      }),
    ],
  }
}

test('a total tells what makes it and what was left out, reason by reason', async () => {
  const { ask } = await askFiles(home())
  const { totals, leftOut, unpriced } = await ask('audit.totals', {})
  expect(totals).toMatchObject({ calls: 4, unpricedCalls: 1, costUsd: 0.09 })
  expect(totals).toEqual((await ask('usage.overview', {})).totals)
  const counts = Object.entries(leftOut).map(([reason, { records }]) => [reason, records])
  expect(Object.fromEntries(counts)).toEqual({
    duplicate: 2,
    replayed: 1,
    synthetic: 1,
    unparsable: 1,
    tooLong: 0,
    mirrored: 1,
  })
  expect(unpriced).toEqual([{ model: 'house-model', calls: 1, tokens: 2000 }])
})

test.each([
  [{}],
  [{ session: 'main' }],
  [{ session: 'fork' }],
  [{ since: '2026-10-21', timezone: 'UTC' }],
  [{ model: ['claude-opus-5'] }],
  [{ project: ['/nowhere/elsewhere'] }],
  [{ model: ['claude-opus-5', 'house-model'], provider: ['claude-code'] }],
  [{ provider: ['codex'] }],
])('of %j there are as many rows as are counted, each where it stands', async (filter) => {
  const { ask } = await askFiles(home())
  const { totals, leftOut } = await ask('audit.totals', filter)
  for (const part of AuditPart.options) {
    const { rows, total } = await ask('audit.rows', { ...filter, part })
    expect(total, part).toBe(part === 'counted' ? totals.calls : leftOut[part].records)
    expect(rows, part).toHaveLength(total)
    for (const { fileId, byteOffset, byteLength, uuid, sessionId } of rows) {
      const { text } = await ask('audit.line', { fileId, byteOffset })
      if (byteLength !== null) expect(Buffer.byteLength(text)).toBe(byteLength)
      if (uuid !== null)
        expect(
          (await ask('transcript.locate', { id: sessionId, uuid })).seq,
        ).toBeGreaterThanOrEqual(0)
    }
  }
})

test('a copy names the session that counts the call', async () => {
  const { ask } = await askFiles(home())
  const { rows } = await ask('audit.rows', { session: 'fork', part: 'duplicate' })
  expect(rows).toMatchObject([
    { sessionId: 'fork', owner: 'main', uuid: 'f1', model: 'claude-opus-5' },
  ])
  expect((await ask('audit.totals', { session: 'fork' })).totals.calls).toBe(0)
})

test('pages follow one another without a gap', async () => {
  const { ask } = await askFiles(home())
  const all = (await ask('audit.rows', {})).rows
  const pages = await Promise.all(
    [0, 1, 2, 3].map((offset) => ask('audit.rows', { offset, limit: 1 })),
  )
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all)
})

test('a line is given as it stands, also one that waits for its newline', async () => {
  const { ask, ingest, home: folder } = await askFiles({ 'p/s.jsonl': [user('x'), 'no json'] })
  const whole = JSON.stringify(assistant('a'))
  appendFileSync(`${folder}/projects/p/s.jsonl`, whole)
  await ingest.runPass()
  const [row] = (await ask('audit.rows', { part: 'counted' })).rows
  const line = await ask('audit.line', {
    fileId: row?.fileId ?? 0,
    byteOffset: row?.byteOffset ?? 0,
  })
  expect(line).toEqual({ text: whole, isCut: false })
  const [broken] = (await ask('audit.rows', { part: 'unparsable' })).rows
  expect(broken).toMatchObject({ why: 'line is not JSON', byteLength: null, at: null })
  const at = { fileId: broken?.fileId ?? 0, byteOffset: broken?.byteOffset ?? 0 }
  expect((await ask('audit.line', at)).text).toBe('no json')
  await expect(ask('audit.line', { ...at, byteOffset: 1e9 })).rejects.toThrow('no such line')
})

test('a long line is cut and says so', async () => {
  const { ask } = await askFiles({ 'p/s.jsonl': toLines([user('x'.repeat(70_000))]) })
  const line = await ask('audit.line', { fileId: 1, byteOffset: 0 })
  expect([line.text.length, line.isCut]).toEqual([64_000, true])
})

test('a record that is written twice leads to its first writing', async () => {
  const { ask } = await askFiles(home())
  const { rows } = await ask('audit.rows', { part: 'replayed' })
  expect(rows).toMatchObject([{ uuid: 'a1', why: 'written again; its first writing is kept' }])
})

test('calls of another agent, whose figures stand beside the talk, are counted rows as well', async () => {
  const folder = temporaryFolder()
  const dataDir = temporaryFolder()
  writeRollouts(folder, { [pathOf(ids.parent)]: parentLines([rolloutId(2, 1), rolloutId(30, 2)]) })
  await (await openIngest(folder, dataDir)).runPass()
  const ask = askStore(dataDir)
  const { totals, leftOut } = await ask('audit.totals', {})
  expect(totals.calls).toBe(3)
  expect((await ask('audit.rows', { part: 'counted' })).total).toBe(3)
  expect(leftOut.mirrored.records).toBe(0)
})

test('a mirror beside the call itself in one file is a mirror', async () => {
  const { ask } = await askFiles({
    'p/s.jsonl': [
      { type: 'progress', uuid: 'm', data: { type: 'agent_progress', message: assistant('a') } },
      assistant('a', ten, { isSidechain: true }),
    ],
  })
  const { totals, leftOut } = await ask('audit.totals', {})
  expect([totals.calls, leftOut.mirrored.records, leftOut.duplicate.records]).toEqual([1, 1, 0])
  expect((await ask('audit.rows', { part: 'counted' })).rows).toHaveLength(1)
})

test('of sessions that carry a tag as many are counted as have rows', async () => {
  const ask = await readFiles(home())
  await ask('tags.add', { session_id: 'fork', tag: 'copied' })
  const part = 'duplicate'
  const all = (await ask('audit.totals', {})).leftOut[part].records
  const tagged = (await ask('audit.totals', { tag: ['copied'] })).leftOut[part].records
  expect(tagged).toBe((await ask('audit.rows', { tag: ['copied'], part })).rows.length)
  expect(tagged).toBeLessThan(all)
})
