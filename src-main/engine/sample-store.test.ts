import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contentHash } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import type { OperationName, Output } from '#schema/operations.ts'
import { type Engine, localCaller } from './engine.ts'
import { removeLeftSamples } from './sample-store.ts'
import { startEngine } from './start.ts'

const caller = localCaller('window')

const start = async (dataDir = temporaryFolder()) => {
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [user('my own'), assistant('a')] })
  const options = { dataDir, claudeDirs: [home], watch: true, ingest: true, version: '1' }
  const engine = await startEngine(options)
  onTestFinished(() => engine.close())
  await engine.call('ingest.run', {}, caller)
  return { engine, dataDir, home }
}

const ask = async <N extends OperationName>(engine: Engine, name: N): Promise<Output<N>> => {
  const outcome = await engine.call(name, {} as never, caller)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

const own = { sessions: 1, totals: { calls: 1 } }

test('a look at the sample answers from it and leaves one’s own numbers as they were', async () => {
  const { engine, dataDir } = await start()
  const before = contentHash(dataDir)
  expect(await ask(engine, 'usage.overview')).toMatchObject(own)
  expect(await ask(engine, 'sample.open')).toEqual({ isSample: true })
  expect(await ask(engine, 'app.status')).toMatchObject({
    isSample: true,
    counts: { sessions: 30 },
  })
  const sample = await ask(engine, 'usage.overview')
  expect(sample.sessions).toBe(30)
  expect(sample.totals.calls).toBeGreaterThan(300)
  expect(contentHash(dataDir), 'while it is open').toBe(before)
  expect(await ask(engine, 'sample.close')).toEqual({ isSample: false })
  expect(await ask(engine, 'usage.overview')).toMatchObject(own)
  expect(await ask(engine, 'app.status')).toMatchObject({
    isSample: false,
    counts: { sessions: 1 },
  })
  expect(contentHash(dataDir), 'after it was closed').toBe(before)
})

test('closing the sample removes every file of it, and so does the end of the program', async () => {
  const { engine, dataDir } = await start()
  await ask(engine, 'sample.open')
  expect(readdirSync(path.join(dataDir, 'sample'))).toEqual([String(process.pid)])
  await ask(engine, 'sample.close')
  expect(existsSync(path.join(dataDir, 'sample'))).toBe(false)
  await ask(engine, 'sample.open')
  await engine.close()
  expect(existsSync(path.join(dataDir, 'sample'))).toBe(false)
})

test('pages are told that another store answers, and nothing of one that does not', async () => {
  const { engine, home } = await start()
  const told: string[] = []
  await ask(engine, 'sample.open')
  engine.subscribe((name, payload) => void told.push(`${name} ${JSON.stringify(payload)}`))
  writeTranscripts(home, { 'p/t.jsonl': [assistant('b')] })
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(told).toEqual([])
  await ask(engine, 'sample.close')
  await ask(engine, 'ingest.run')
  // One's own store may tell of its next pass right behind the switch, and rightly.
  expect(told[0]).toBe('store.switched {"isSample":false}')
  expect(await ask(engine, 'usage.overview')).toMatchObject({ totals: { calls: 2 } })
})

test('two wishes at once open one sample', async () => {
  const { engine } = await start()
  const told: string[] = []
  engine.subscribe((name) => void told.push(name))
  await Promise.all([ask(engine, 'sample.open'), ask(engine, 'sample.open')])
  expect(told.filter((name) => name === 'store.switched')).toHaveLength(1)
  await Promise.all([ask(engine, 'sample.close'), ask(engine, 'sample.close')])
  expect(await ask(engine, 'usage.overview')).toMatchObject(own)
})

test('folders, settings and the data folder are one’s own, whatever is looked at', async () => {
  const { engine, dataDir, home } = await start()
  await ask(engine, 'sample.open')
  expect(await ask(engine, 'sources.list')).toMatchObject({ rows: [{ path: home, files: 1 }] })
  expect(await ask(engine, 'app.storage')).toMatchObject({ dataDir })
  await engine.call('settings.set', { timezone: 'Asia/Tokyo' }, caller)
  expect(await ask(engine, 'usage.report')).toMatchObject({ timezone: 'Asia/Tokyo' })
  await ask(engine, 'sample.close')
  expect(await ask(engine, 'settings.get')).toMatchObject({ timezone: 'Asia/Tokyo' })
})

test('a sample that cannot be written is said in one sentence and one’s own still answers', async () => {
  const { engine, dataDir } = await start()
  writeFileSync(path.join(dataDir, 'sample'), 'in the way')
  expect(await engine.call('sample.open', {}, caller)).toMatchObject({
    ok: false,
    error: { code: 'unavailable', message: expect.stringContaining('could not be written') },
  })
  expect(await ask(engine, 'usage.overview')).toMatchObject(own)
})

test('samples of programs that are gone are removed, those of running ones stay', async () => {
  const dataDir = temporaryFolder()
  const gone = 2 ** 22 + 1
  for (const name of [String(gone), String(process.ppid)]) {
    mkdirSync(path.join(dataDir, 'sample', name, 'store'), { recursive: true })
  }
  await removeLeftSamples(dataDir)
  expect(readdirSync(path.join(dataDir, 'sample'))).toEqual([String(process.ppid)])
})

test('only a window can do what is for windows', async () => {
  const { engine } = await start()
  expect(await engine.call('window.showDataFolder', {}, caller)).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  })
})
