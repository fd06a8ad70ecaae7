import { appendFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { endWorkers } from '#main/testing/end-workers.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import type { EngineHealth } from '#schema/events.ts'
import { localCaller } from './engine.ts'
import { startEngine } from './start.ts'

const caller = localCaller('commandLine')

const setUp = async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [user('first'), assistant('a')] })
  const options = { dataDir, claudeDirs: [home], watch: true, ingest: true, version: '0.0.0' }
  const engine = await startEngine(options)
  onTestFinished(() => engine.close())
  await engine.call('ingest.run', {}, caller)
  const told: (EngineHealth & { at: number })[] = []
  engine.subscribe((name, payload) => {
    if (name === 'engine.state' && 'state' in payload)
      told.push({ ...payload, at: performance.now() })
  })
  const states = () => told.map(({ state }) => state)
  return { engine, dataDir, file: path.join(home, 'projects/p/s.jsonl'), told, states }
}

const callsOf = async ({ engine }: Awaited<ReturnType<typeof setUp>>) => {
  const report = await engine.call('usage.report', {}, caller)
  return report.ok ? report.value.totals.calls : report.error
}

const setVersion = (dataDir: string, version: number): number => {
  const db = new Database(path.join(dataDir, 'library.db'))
  try {
    const before = Number(db.pragma('user_version', { simple: true }))
    db.pragma(`user_version = ${version}`)
    return before
  } finally {
    db.close()
  }
}

test('reading that is lost is started again, says so, and misses nothing', async () => {
  const all = await setUp()
  const meanwhile = new Promise<unknown>((resolve) => {
    const stop = all.engine.subscribe((name, payload) => {
      if (name !== 'engine.state' || !('state' in payload)) return
      stop()
      appendFileSync(all.file, toLines([assistant('written meanwhile')]))
      const names = ['ingest.run', 'app.status'] as const
      resolve(Promise.all(names.map((one) => all.engine.call(one, {}, caller))))
    })
  })
  expect(await endWorkers('ingest')).toBe(1)
  expect(await meanwhile).toMatchObject([
    { ok: false },
    { value: { engine: { state: 'restarting' } } },
  ])
  await expect.poll(all.states).toEqual(['restarting', 'ready'])
  await expect.poll(() => callsOf(all)).toBe(2)
  appendFileSync(all.file, toLines([assistant('written after')]))
  await expect.poll(() => callsOf(all)).toBe(3)
})

test('a start that fails is said with its reason and tried again until it works', async () => {
  const all = await setUp()
  const version = setVersion(all.dataDir, 9999)
  await endWorkers('ingest')
  await expect.poll(() => all.states().slice(0, 3)).toEqual(['restarting', 'failed', 'failed'])
  const [lost, first, second] = all.told
  expect(first?.message).toMatch(/format 9999.*Next try in 2 seconds\. .*quit Rearview/)
  expect(second?.message).toContain('Next try in 4 seconds.')
  const waited = [first, second].map((one, index) => (one?.at ?? 0) - (all.told[index]?.at ?? 0))
  expect(lost?.state).toBe('restarting')
  expect(waited[0]).toBeGreaterThanOrEqual(1000)
  expect(waited[1]).toBeGreaterThanOrEqual(2000)
  setVersion(all.dataDir, version)
  await expect.poll(() => all.states().at(-1), { timeout: 40_000 }).toBe('ready')
  expect(await all.engine.call('ingest.run', {}, caller)).toMatchObject({ ok: true })
})

test('queries go on over a lost query worker, and nobody sees it', async () => {
  const all = await setUp()
  const answers: unknown[] = []
  let isOver = false
  const askOn = async (): Promise<void> => {
    while (!isOver) answers.push(await callsOf(all))
  }
  const asking = Promise.all(Array.from({ length: 6 }, askOn))
  await expect.poll(() => answers.length).toBeGreaterThan(20)
  expect(await endWorkers('query')).toBeGreaterThanOrEqual(1)
  const before = answers.length
  await expect.poll(() => answers.length).toBeGreaterThan(before + 20)
  isOver = true
  await asking
  expect(new Set(answers)).toEqual(new Set([1]))
  expect(all.states()).toEqual([])
})

test('an engine that is closed while it waits does not start anything again', async () => {
  const all = await setUp()
  const closed = new Promise<void>((resolve) => {
    const stop = all.engine.subscribe((name) => {
      if (name !== 'engine.state') return
      stop()
      resolve(all.engine.close())
    })
  })
  await endWorkers('ingest')
  await closed
  expect(all.states()).toEqual(['restarting'])
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(await endWorkers('ingest')).toBe(0)
})
