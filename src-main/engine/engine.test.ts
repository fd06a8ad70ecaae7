import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import type { NoticeName } from '#schema/events.ts'
import { anonymousCaller, type Engine, localCaller } from './engine.ts'
import { startEngine } from './start.ts'

const caller = localCaller('commandLine')

const start = async (home: string, more = {}): Promise<Engine> => {
  const engine = await startEngine({
    dataDir: temporaryFolder(),
    claudeDirs: [home],
    watch: false,
    ingest: false,
    version: '0.0.0',
    ...more,
  })
  onTestFinished(() => engine.close())
  return engine
}

const seenHome = (): string => {
  const home = temporaryFolder()
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a')],
    'p/s/subagents/agent-7.jsonl': [assistant('b', { output_tokens: 5 })],
    'q/t.jsonl': [user('second', { cwd: '/nowhere/other' }), assistant('c')],
  })
  return home
}

/** Everything is looked through every 30 s; what is seen this soon was told by the watcher. */
const beforeSweepMs = 20_000

test('an appended line is told and counted long before all is looked through again', async () => {
  const home = seenHome()
  const engine = await start(home, { watch: true, ingest: true })
  await engine.call('ingest.run', {}, caller)
  await new Promise((resolve) => setTimeout(resolve, 400))
  const told: NoticeName[] = []
  engine.subscribe((name: NoticeName) => void told.push(name))
  appendFileSync(path.join(home, 'projects/p/s.jsonl'), toLines([assistant('d')]))
  await expect
    .poll(() => engine.call('usage.report', {}, caller), { timeout: beforeSweepMs })
    .toMatchObject({ ok: true, value: { totals: { calls: 4 } } })
  await expect.poll(() => told).toContain('store.changed')
})

test('a folder that comes or goes is told once, not with every look', async () => {
  const engine = await start(seenHome())
  await engine.call('ingest.run', {}, caller)
  const told: number[] = []
  engine.subscribe((name, payload) => {
    if (name === 'sources.changed' && 'folders' in payload) told.push(payload.folders)
  })
  const path = temporaryFolder()
  await engine.call('sources.add', { path }, caller)
  await engine.call('ingest.run', {}, caller)
  expect(told).toEqual([2])
  await engine.call('sources.remove', { path }, caller)
  await engine.call('ingest.run', {}, caller)
  expect(told).toEqual([2, 1])
})

test('a new session in a new folder is seen as well', async () => {
  const home = seenHome()
  const engine = await start(home, { watch: true, ingest: true })
  await engine.call('ingest.run', {}, caller)
  await new Promise((resolve) => setTimeout(resolve, 400))
  writeTranscripts(home, { 'new/u.jsonl': [assistant('z')] })
  await expect
    .poll(async () => (await engine.call('sessions.get', { id: 'u' }, caller)).ok, {
      timeout: beforeSweepMs,
    })
    .toBe(true)
})

test('totals are the sum of the rows of every grouping', async () => {
  const engine = await start(seenHome())
  await engine.call('ingest.run', {}, caller)
  for (const by of ['day', 'model', 'project', 'session'] as const) {
    const report = await engine.call('usage.report', { by }, caller)
    if (!report.ok) throw new Error(report.error.message)
    const { rows, totals } = report.value
    expect(rows.reduce((sum, row) => sum + row.calls, 0)).toBe(totals.calls)
    expect(rows.reduce((sum, row) => sum + (row.costUsd ?? 0), 0)).toBeCloseTo(
      totals.costUsd ?? 0,
      9,
    )
  }
})

test('a session says what is its own and what its subagents cost', async () => {
  const engine = await start(seenHome())
  await engine.call('ingest.run', {}, caller)
  const detail = await engine.call('sessions.get', { id: 's' }, caller)
  expect(detail).toMatchObject({
    ok: true,
    value: {
      title: 'first',
      titleSource: 'prompt',
      subagents: 1,
      usage: { calls: 2 },
      ownUsage: { calls: 1 },
      projectKey: '/nowhere/project',
    },
  })
  const thread = await engine.call('transcript.records', { id: 's', agentId: '7' }, caller)
  expect(thread).toMatchObject({ ok: true, value: { total: 1, rows: [{ kind: 'answer' }] } })
})

test('names that are no operation, inherited ones too, are not found', async () => {
  const engine = await start(seenHome())
  for (const name of ['nope', 'toString', '__proto__', 'constructor', '']) {
    const outcome = await engine.dispatch(name, {}, caller)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not_found' } })
  }
})

test('who has no key gets what is public and nothing else', async () => {
  const engine = await start(seenHome())
  expect((await engine.dispatch('app.health', {}, anonymousCaller)).ok).toBe(true)
  expect(await engine.dispatch('usage.report', {}, anonymousCaller)).toMatchObject({
    ok: false,
    error: { code: 'unauthorized' },
  })
})

test('input that cannot be used says where and why', async () => {
  const engine = await start(seenHome())
  const outcome = await engine.dispatch('usage.report', { since: '2026-02-30' }, caller)
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'invalid_input', message: 'since: There is no such day' },
  })
})

test('a folder a person adds is read and remembered, and can be let go', async () => {
  const home = seenHome()
  const more = temporaryFolder()
  writeTranscripts(more, { 'r/v.jsonl': [assistant('m')] })
  const engine = await start(home)
  await engine.call('ingest.run', {}, caller)
  expect((await engine.call('sources.add', { path: more }, caller)).ok).toBe(true)
  await engine.call('ingest.run', {}, caller)
  expect((await engine.call('sessions.get', { id: 'v' }, caller)).ok).toBe(true)
  const listed = await engine.call('sources.list', {}, caller)
  expect(listed).toMatchObject({ ok: true, value: { rows: [{}, { origin: 'person', files: 1 }] } })
  expect((await engine.call('sources.remove', { path: more }, caller)).ok).toBe(true)
  expect((await engine.call('sessions.get', { id: 'v' }, caller)).ok).toBe(true)
})

test('a folder that cannot be read is refused in one sentence', async () => {
  const engine = await start(seenHome())
  const missing = path.join(temporaryFolder(), 'missing')
  expect(await engine.call('sources.add', { path: missing }, caller)).toMatchObject({
    ok: false,
    error: { code: 'folder_unreadable', message: `${missing} is missing or cannot be read.` },
  })
})

test('a data folder that is in the way of a file is a clear error at the start', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(path.join(dataDir, 'library.db'))
  await expect(start(temporaryFolder(), { dataDir })).rejects.toThrow(/library.db/)
})

test('records that lie in a damaged part of the archive are said to', async () => {
  const dataDir = temporaryFolder()
  const engine = await start(seenHome(), { dataDir })
  await engine.call('ingest.run', {}, caller)
  const library = new Database(path.join(dataDir, 'library.db'))
  library.exec("update chunk set data = x'00'")
  library.close()
  expect(await engine.call('transcript.records', { id: 's' }, caller)).toMatchObject({
    ok: false,
    error: { code: 'store_damaged', message: expect.stringContaining('rearview doctor') },
  })
})
