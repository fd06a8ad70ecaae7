import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, toLines, user } from '#main/testing/transcript.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import { IngestService } from './ingest-service.ts'

const mib = 1024 * 1024

/** Files of a mebibyte that one commit holds. */
const together = 8

/** Adds files of a mebibyte each to a home, `f` and their place; an earlier one is newer. */
const addFiles = (home: string, first: number, end: number): void => {
  const folder = path.join(home, 'projects/p')
  mkdirSync(folder, { recursive: true })
  for (let place = first; place < end; place++) {
    const file = path.join(folder, `f${place}.jsonl`)
    const records = [user('x'.repeat(mib)), assistant(`call-${place}`)]
    writeFileSync(file, toLines(records))
    const at = Date.UTC(2026, 9, 20) / 1000 - place * 60
    utimesSync(file, at, at)
  }
}

/** A home of files of a mebibyte each; `f0` is the newest and is read first. */
const homeOf = (files: number): string => {
  const home = temporaryFolder()
  addFiles(home, 0, files)
  return home
}

const open = async (home: string, onProgress: (progress: IngestProgress) => void) => {
  const dataDir = temporaryFolder()
  const service = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress,
    onChange: () => undefined,
    onReplaced: () => undefined,
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  return { service, dataDir }
}

/** Stops the first pass once some files are done. */
const stopAfter = async (home: string, files: number) => {
  const told: IngestProgress[] = []
  let asked: Promise<boolean> | null = null
  const { service, dataDir } = await open(home, (progress) => {
    told.push(progress)
    if (progress.filesDone === files) asked ??= service.stop()
  })
  await service.runPass()
  return { service, dataDir, told, stopped: await asked }
}

test('a stopped reading keeps what it committed and says where it stands', async () => {
  const home = homeOf(20)
  const { dataDir, told, stopped } = await stopAfter(home, 3)
  expect(stopped).toBe(true)
  expect(told.at(-1)).toMatchObject({ phase: 'stopped', filesDone: together, filesTotal: 20 })
  expect(told.at(-1)?.found).toEqual([
    { path: home, files: 20, bytes: expect.closeTo(20 * mib, -5) },
  ])
  expect((await totalsOf(dataDir)).calls).toBe(together)
})

test('a sweep does not go on with what a person stopped, going on reads the rest', async () => {
  const home = homeOf(20)
  const { service, dataDir, told } = await stopAfter(home, 3)
  await service.sweep()
  expect(told.at(-1)).toMatchObject({ phase: 'stopped', filesDone: together, filesTotal: 20 })
  expect((await totalsOf(dataDir)).calls).toBe(together)
  const before = told.length
  await service.runPass()
  const reading = told.slice(before).filter(({ phase }) => phase === 'reading')
  expect(reading[0]).toMatchObject({ filesDone: together, filesTotal: 20 })
  expect(reading.at(-1)).toMatchObject({ filesDone: 20, filesTotal: 20 })
  expect(told.at(-1)?.phase).toBe('live')
  const whole = temporaryFolder()
  await (await openIngest(home, whole)).runPass()
  expect(contentHash(dataDir)).toBe(contentHash(whole))
})

test('after a stop what is appended and what is new is still read', async () => {
  const home = homeOf(20)
  const { service, dataDir, told } = await stopAfter(home, 2)
  const read = path.join(home, 'projects/p/f0.jsonl')
  appendFileSync(read, toLines([assistant('appended')]))
  await service.lookAt([read])
  expect((await totalsOf(dataDir)).calls).toBe(together + 1)
  writeFileSync(path.join(home, 'projects/p/new.jsonl'), toLines([assistant('new')]))
  await service.sweep()
  expect((await totalsOf(dataDir)).calls).toBe(together + 2)
  expect(told.at(-1)).toMatchObject({ phase: 'stopped', filesDone: together, filesTotal: 20 })
})

/** Adds a prompt to the history of a home, of a session that has no transcript. */
const addPrompt = (home: string, sessionId: string): void => {
  const prompt = { display: 'hello', pastedContents: {}, timestamp: 1, project: '/gone', sessionId }
  appendFileSync(path.join(home, 'history.jsonl'), toLines([prompt]))
}

const ghostsIn = async (dataDir: string): Promise<string[]> => {
  const store = openReadStore(dataDir)
  const rows = await store.index.selectFrom('ghost').select('session_id as id').execute()
  await store.close()
  return rows.map(({ id }) => id)
}

test('ghosts that a stopped reading put off are told once it went on', async () => {
  const home = homeOf(1)
  addPrompt(home, 'gone1')
  let asked: Promise<boolean> | null = null
  const { service, dataDir } = await open(home, ({ filesDone }) => {
    if (filesDone === 2) asked ??= service.stop()
  })
  await service.runPass()
  addFiles(home, 1, together + 3)
  addPrompt(home, 'gone2')
  await service.runPass()
  expect(await asked).toBe(true)
  expect(await ghostsIn(dataDir)).toEqual(['gone1'])
  await service.runPass()
  expect(await ghostsIn(dataDir)).toEqual(['gone1', 'gone2'])
})

test('a file that a stop cuts in two is read to its end later', async () => {
  const home = temporaryFolder()
  mkdirSync(path.join(home, 'projects/p'), { recursive: true })
  const file = path.join(home, 'projects/p/huge.jsonl')
  const records = Array.from({ length: 24 }, (_, place) => [
    user('x'.repeat(mib)),
    assistant(`call-${place}`),
  ]).flat()
  writeFileSync(file, toLines(records))
  let asked: Promise<boolean> | null = null
  const { service, dataDir } = await open(home, ({ phase, bytesDone }) => {
    if (phase === 'reading' && bytesDone > 0) asked ??= service.stop()
  })
  await service.runPass()
  expect(await asked).toBe(true)
  const half = (await totalsOf(dataDir)).calls
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(24)
  await service.runPass()
  expect((await totalsOf(dataDir)).calls).toBe(24)
})

test('a rebuild of the index tells how far it is and can be stopped as well', async () => {
  const home = homeOf(6)
  const first = await open(home, () => undefined)
  await first.service.runPass()
  await first.service.close()
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(first.dataDir, `index.db${ending}`), { force: true })
  }
  const told: IngestProgress[] = []
  let asked: Promise<boolean> | null = null
  const service = await IngestService.open({
    dataDir: first.dataDir,
    claudeDirs: [home],
    onProgress: (progress) => {
      told.push(progress)
      if (progress.filesDone === 2) asked ??= service.stop()
    },
    onChange: () => undefined,
    onReplaced: () => undefined,
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  await service.runPass()
  expect(await asked).toBe(true)
  expect(told.at(-1)).toMatchObject({ phase: 'stopped', filesDone: 2, filesTotal: 6 })
  await service.runPass()
  expect((await totalsOf(first.dataDir)).calls).toBe(6)
})

test('there is nothing to stop while nothing is read', async () => {
  const { service } = await open(homeOf(1), () => undefined)
  await service.runPass()
  expect(await service.stop()).toBe(false)
})
