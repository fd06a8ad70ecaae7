import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { contentHash, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, toLines, user } from '#main/testing/transcript.ts'
import { type BackfillJob, type IngestProgress, isCaughtUp } from '#schema/ingest.ts'
import { IngestService } from './ingest-service.ts'

const files = 8

/** Sessions that hold each other's calls, a subagent, a bad line and a record without a name. */
const makeHome = (): string => {
  const home = temporaryFolder()
  const folder = path.join(home, 'projects/p')
  mkdirSync(path.join(folder, 'f0/subagents'), { recursive: true })
  const shared = assistant('shared')
  for (let place = 0; place < files; place++) {
    const records = [user(`prompt ${place}`), assistant(`call-${place}`), shared]
    const rest = place % 2 ? ['{"torn', { type: 'never-seen', uuid: `n${place}` }] : []
    writeFileSync(path.join(folder, `f${place}.jsonl`), toLines([...records, ...rest]))
  }
  writeFileSync(path.join(folder, 'f0/subagents/agent-1.jsonl'), toLines([assistant('sub')]))
  return home
}

const open = async (
  home: string,
  onProgress: (progress: IngestProgress, service: IngestService) => void = () => undefined,
) => {
  const dataDir = temporaryFolder()
  const told: IngestProgress[] = []
  const service: IngestService = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: (progress) => {
      told.push(progress)
      onProgress(progress, service)
    },
    onChange: () => undefined,
    onReplaced: () => undefined,
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  await service.runPass()
  const last = (): BackfillJob | null => told.at(-1)?.backfill.last ?? null
  const ended = () => expect.poll(last, { interval: 5 }).not.toBeNull()
  return { service, dataDir, told, last, ended }
}

const isUnderWay = ({ backfill, phase, filesDone, filesTotal }: IngestProgress): boolean =>
  backfill.current !== null && phase === 'reading' && filesDone > 0 && filesDone < filesTotal

test('an index made anew says what the one before it said', async () => {
  const home = makeHome()
  const { service, dataDir, told, last, ended } = await open(home)
  rmSync(path.join(home, 'projects/p/f3.jsonl'))
  await service.runPass()
  const before = contentHash(dataDir)
  const job = service.backfill(true)
  await ended()
  expect(last()).toMatchObject({ id: job.id, status: 'complete', force: true, error: null })
  expect(contentHash(dataDir)).toBe(before)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('rebuild'))).toEqual([])
  expect(told.at(-1)).toMatchObject({ phase: 'live' })
  expect(told.at(-1) && isCaughtUp(told.at(-1) as IngestProgress)).toBe(true)
  expect(told.find(isUnderWay)).toMatchObject({ phase: 'reading', filesTotal: files + 1 })
})

test('figures that are wrong are right afterwards, and stay as they are until then', async () => {
  const seen: Promise<number>[] = []
  const { dataDir, service, ended } = await open(makeHome(), (progress) => {
    if (isUnderWay(progress)) seen.push(totalsOf(dataDir).then(({ calls }) => calls))
  })
  const right = contentHash(dataDir)
  const db = new Database(path.join(dataDir, 'index.db'))
  db.exec('update rollup set calls = calls + 1000, input = 0; delete from message')
  db.close()
  const wrong = await totalsOf(dataDir)
  service.backfill(true)
  await ended()
  expect(contentHash(dataDir)).toBe(right)
  expect(seen.length).toBeGreaterThan(1)
  expect(new Set((await Promise.all(seen)).slice(0, -1))).toEqual(new Set([wrong.calls]))
})

test('what is written while an index is made anew is in it', async () => {
  const home = makeHome()
  const file = path.join(home, 'projects/p/f5.jsonl')
  let appended: Promise<void> | null = null
  const { service, dataDir, ended } = await open(home, (progress, running) => {
    if (appended || !isUnderWay(progress)) return
    appendFileSync(file, toLines([assistant('late')]))
    appended = running.lookAt([file])
  })
  const before = (await totalsOf(dataDir)).calls
  service.backfill(true)
  await ended()
  await appended
  expect((await totalsOf(dataDir)).calls).toBe(before + 1)
  appendFileSync(file, toLines([assistant('later')]))
  await service.lookAt([file])
  expect((await totalsOf(dataDir)).calls).toBe(before + 2)
})

test('a rebuild that a person cancels leaves the index as it was', async () => {
  const stopped: Promise<boolean>[] = []
  const { service, dataDir, told, last, ended } = await open(makeHome(), (progress, running) => {
    if (isUnderWay(progress) && stopped.length === 0) stopped.push(running.stop())
  })
  const before = contentHash(dataDir)
  service.backfill(true)
  await ended()
  expect(await Promise.all(stopped)).toEqual([true])
  expect(last()).toMatchObject({ status: 'cancelled' })
  expect(contentHash(dataDir)).toBe(before)
  expect(told.at(-1)).toMatchObject({ phase: 'live' })
  expect(readdirSync(dataDir).filter((name) => name.startsWith('rebuild'))).toEqual([])
})

test('a second backfill is refused with the name of the one that runs', async () => {
  const home = makeHome()
  const { service, ended, last } = await open(home)
  writeFileSync(path.join(home, 'projects/p/new.jsonl'), toLines([assistant('new')]))
  const { id } = service.backfill(false)
  expect(() => service.backfill(true)).toThrow(
    expect.objectContaining({
      code: 'conflict',
      keys: { error: 'backfill_in_progress', job_id: id },
    }),
  )
  await ended()
  expect(last()).toMatchObject({ status: 'complete', force: false })
})
