import { appendFileSync } from 'node:fs'
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
import type { EngineHealth } from '#schema/events.ts'
import { type EarlyQueries, startEarlyQueries } from './early-queries.ts'
import { type Engine, localCaller } from './engine.ts'
import { startEngine } from './start.ts'

const caller = localCaller('window')
/** Longer than any test: only a command brings the writer here. */
const afterEveryTest = 600_000

const open = async (
  dataDir: string,
  home: string,
  readAfterMs = 0,
  early?: EarlyQueries,
): Promise<Engine> => {
  const options = { dataDir, claudeDirs: [home], watch: false, ingest: false, version: '1' }
  const engine = await startEngine({ ...options, readAfterMs, early })
  onTestFinished(() => engine.close())
  return engine
}

const filled = async () => {
  const [dataDir, home] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('my own'), assistant('a')] })
  const engine = await open(dataDir, home)
  await engine.call('ingest.run', {}, caller)
  await engine.call('settings.set', { timezone: 'Asia/Tokyo' }, caller)
  await engine.close()
  return { dataDir, home }
}

const overview = (engine: Engine) => engine.call('usage.overview', {}, caller)
const report = (engine: Engine) => engine.call('usage.report', {}, caller)
const oneCall = { ok: true, value: { totals: { calls: 1 } } }

const change = (dataDir: string, name: string, sql: string): void => {
  const db = new Database(path.join(dataDir, name))
  db.exec(sql)
  db.close()
}

test('a store that is in order answers before its writer has started', async () => {
  const { dataDir, home } = await filled()
  const engine = await open(dataDir, home, afterEveryTest)
  expect(await overview(engine)).toMatchObject(oneCall)
  expect(await report(engine)).toMatchObject({ value: { timezone: 'Asia/Tokyo' } })
  const sources = await engine.call('sources.list', {}, caller)
  expect(sources, 'no writer told of a folder').toMatchObject({ value: { rows: [] } })
  // A command does not wait for the time at which the writer would start.
  appendFileSync(path.join(home, 'projects/p/s.jsonl'), toLines([assistant('b')]))
  expect(await engine.call('ingest.run', {}, caller)).toMatchObject({ value: { newLines: 1 } })
  expect(await overview(engine)).toMatchObject({ value: { totals: { calls: 2 } } })
})

test('an engine takes the worker that was started before it, and what that said', async () => {
  const { dataDir, home } = await filled()
  const options = { dataDir, claudeDirs: [home], watch: false, ingest: false }
  const early = startEarlyQueries(options)
  const worker = await early.worker
  const engine = await open(dataDir, home, afterEveryTest, early)
  expect(await overview(engine)).toMatchObject(oneCall)
  expect(await report(engine)).toMatchObject({ value: { timezone: 'Asia/Tokyo' } })
  await engine.close()
  // It was this one that answered: it ends with the engine.
  await worker.ended
})

test('an early worker that cannot answer leaves the start to the writer', async () => {
  const [dataDir, home] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('my own'), assistant('a')] })
  const early = startEarlyQueries({ dataDir, claudeDirs: [home], watch: false, ingest: false })
  const engine = await open(dataDir, home, afterEveryTest, early)
  expect(await engine.call('ingest.run', {}, caller)).toMatchObject({ value: { newLines: 2 } })
  expect(await overview(engine)).toMatchObject(oneCall)
})

test('a writer that cannot start is said, and what the store holds stays in sight', async () => {
  const { dataDir, home } = await filled()
  const engine = await open(dataDir, home, 1)
  const told: EngineHealth[] = []
  engine.subscribe((name, payload) => {
    if (name === 'engine.state') told.push(payload as EngineHealth)
  })
  change(dataDir, 'library.db', 'pragma user_version = 9999')
  await expect
    .poll(() => told[0])
    .toMatchObject({
      state: 'failed',
      message: expect.stringContaining('update Rearview to open it'),
    })
  expect(await overview(engine)).toMatchObject(oneCall)
})
