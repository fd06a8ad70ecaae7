import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { assistant, temporaryFolder, toLines, user } from '#main/testing/transcript.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import { localCaller } from './engine.ts'
import { startEngine } from './start.ts'

const caller = localCaller('window')
const files = 240

/** Enough to read that a person could stop it. */
const largeHome = (): string => {
  const home = temporaryFolder()
  const folder = path.join(home, 'projects/p')
  mkdirSync(folder, { recursive: true })
  for (let place = 0; place < files; place++) {
    const records = Array.from({ length: 60 }, (_, line) => [
      user('x'.repeat(4_000)),
      assistant(`call-${place}-${line}`),
    ]).flat()
    writeFileSync(path.join(folder, `f${place}.jsonl`), toLines(records))
  }
  return home
}

test('a reading under way is stopped in its midst, and goes on when it is told to', async () => {
  const engine = await startEngine({
    dataDir: temporaryFolder(),
    claudeDirs: [largeHome()],
    watch: true,
    ingest: true,
    version: '0.0.0',
  })
  onTestFinished(() => engine.close())
  let newest: IngestProgress | null = null
  const isUnderWay = new Promise<void>((resolve) => {
    engine.subscribe((name, payload) => {
      if (name !== 'ingest.progress') return
      newest = payload as IngestProgress
      if (newest.phase === 'reading' && newest.filesDone > 0) resolve()
    })
  })
  await isUnderWay
  const outcome = await engine.call('ingest.cancel', {}, caller)
  expect(outcome).toEqual({ ok: true, value: { stopped: true } })
  await expect.poll(() => newest?.phase).toBe('stopped')
  const status = await engine.call('app.status', {}, caller)
  if (!status.ok) throw new Error(status.error.message)
  expect(status.value.ingest).toMatchObject({ phase: 'stopped', filesTotal: files })
  expect(status.value.ingest.filesDone).toBeLessThan(files)
  expect(status.value.counts.sessions).toBe(status.value.ingest.filesDone)
  expect(await engine.call('ingest.cancel', {}, caller)).toEqual({
    ok: true,
    value: { stopped: false },
  })
  await engine.call('ingest.run', {}, caller)
  const after = await engine.call('app.status', {}, caller)
  expect(after).toMatchObject({
    ok: true,
    value: { ingest: { phase: 'live' }, counts: { sessions: files } },
  })
}, 60_000)
