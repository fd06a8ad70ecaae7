import { mkdirSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { localCaller } from './engine.ts'
import { startEngine } from './start.ts'

test('a full text that cannot be written is told, is not live, and is tried again', async () => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('one')], 'p/t.jsonl': [user('two')] })
  // Nothing can be opened in its place.
  const inTheWay = path.join(dataDir, 'search-0.db')
  mkdirSync(inTheWay)
  const settings = { dataDir, claudeDirs: [home], watch: true, ingest: true, version: '1' }
  const engine = await startEngine(settings)
  onTestFinished(() => engine.close())
  const caller = localCaller('window')
  const health = async () => {
    const status = await engine.call('etl.status', {}, caller)
    return status.ok ? status.value.health : status.error
  }
  await vi.waitFor(async () => expect(await health()).toBe('error'), 10_000)
  const app = await engine.call('app.status', {}, caller)
  expect(app.ok && app.value.ingest.trouble).toContain('Not every word can be found')
  rmdirSync(inTheWay)
  expect(await engine.call('ingest.run', {}, caller)).toMatchObject({ ok: true })
  await vi.waitFor(async () => expect(await health()).toBe('live'), 10_000)
})
