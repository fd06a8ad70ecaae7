import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { InsightsFollower } from '#main/ingest/insights/insights-follower.ts'
import { TextShard } from '#main/ingest/text-shard.ts'
import { priceSetting } from '#main/pricing/stored-prices.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { contentHash, openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import type { Check, DoctorReport } from '#schema/doctor.ts'
import { runDoctor } from './doctor.ts'

/** A filled store that nobody has open. */
const setUp = async () => {
  const home = temporaryFolder()
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a'), assistant('b'), '{"torn'],
    'p/s/subagents/agent-7.jsonl': [assistant('c')],
    'p/t.jsonl': [user('again'), assistant('a'), assistant('d')],
  })
  const dataDir = temporaryFolder()
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
  const look = (repair = false): Promise<DoctorReport> =>
    runDoctor({ dataDir, claudeDirs: [home], repair })
  const change = (file: 'library.db' | 'index.db', sql: string): void => {
    const db = new Database(path.join(dataDir, file))
    db.pragma('foreign_keys = OFF')
    db.exec(sql)
    db.close()
  }
  return { home, dataDir, look, change, transcript: path.join(home, 'projects/p/s.jsonl') }
}

const unwell = ({ checks }: DoctorReport): string[] =>
  checks.filter(({ state }) => state === 'failed').map(({ name }) => name)

const named = ({ checks }: DoctorReport, name: string): Check | undefined =>
  checks.find((check) => check.name === name)

const hashes = (dataDir: string): string[] =>
  ['library.db', 'index.db'].map((file) =>
    createHash('sha256')
      .update(readFileSync(path.join(dataDir, file)))
      .digest('hex'),
  )

const keptFiles = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => /\.damaged-[\d-]+$/.test(name))

const damagePages = (file: string, from: number, pages: number): void => {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(pages * 8192, 0x5a), 0, pages * 8192, from * 8192)
  closeSync(handle)
}

/** Turns over a byte of the packed data of one file's archive. */
const damageChunk = `update chunk set data = cast(substr(data, 1, 20) || x'ff' || substr(data, 22) as blob)
  where generation_id = (select g.id from generation g join source_file f on f.id = g.file_id
    where f.path like '%/s.jsonl')`

test('a sound store is found sound, and looking at it changes nothing', async () => {
  const { look, dataDir } = await setUp()
  const before = hashes(dataDir)
  const report = await look()
  expect(report).toMatchObject({ dataDir, healthy: true })
  const isLater = ({ name }: Check): boolean => /^(search-|insights)/.test(name)
  const later = report.checks.filter(isLater)
  expect(later.map(({ name, state }) => [name, state])).toEqual(
    ['search-0 format', 'search-1 format', 'insights format'].map((name) => [name, 'skipped']),
  )
  const others = report.checks.filter((check) => !isLater(check))
  expect(others.map(({ name, state }) => [name, state])).toEqual(
    [
      ...['data folder', 'transcript folders', 'settings'],
      ...['library format', 'library integrity', 'library references'],
      ...['archive checksums', 'archive continuity'],
      ...['index format', 'index integrity', 'index references'],
      ...['index origin', 'index places', 'index calls', 'index sums', 'index sessions'],
    ].map((name) => [name, 'ok']),
  )
  expect(named(report, 'index calls')?.count).toBe(4)
  expect(named(report, 'archive checksums')?.count).toBe(3)
  expect(hashes(dataDir)).toEqual(before)
})

test('a folder without a store is no trouble', async () => {
  const report = await runDoctor({ dataDir: temporaryFolder(), claudeDirs: [], repair: true })
  expect(report.healthy).toBe(true)
})

test('a damaged piece of the archive is named and read again from its transcript', async () => {
  const { look, change, dataDir, transcript } = await setUp()
  change('library.db', damageChunk)
  const found = await look()
  expect(unwell(found)).toEqual(['archive checksums'])
  expect(named(found, 'archive checksums')?.detail).toContain(`${transcript} at byte 0`)
  const mended = await look(true)
  expect(mended.healthy).toBe(true)
  expect(named(mended, 'archive checksums')?.state).toBe('repaired')
  expect(unwell(await look())).toEqual([])
  expect(keptFiles(dataDir)).toEqual([])
})

test('a damaged piece whose transcript says something else now is left as it is', async () => {
  const { look, change, transcript } = await setUp()
  change('library.db', damageChunk)
  writeFileSync(transcript, readFileSync(transcript, 'utf8').replace('first', 'other'))
  const report = await look(true)
  expect(report.healthy).toBe(false)
  expect(named(report, 'archive repair')).toMatchObject({ state: 'failed', count: 1 })
})

test('pages that cannot be read end no check: every piece behind them is looked at', async () => {
  const { look, change, dataDir, home } = await setUp()
  const name = (place: number): string => `p/z${String(place).padStart(2, '0')}.jsonl`
  const noise = (): string => randomBytes(2500).toString('hex')
  const files = Array.from({ length: 40 }, (_, place) => [name(place), [user(noise())]])
  writeTranscripts(home, Object.fromEntries(files))
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
  // The piece that came last lies on the last leaf, which is none of those that are spoiled.
  change(
    'library.db',
    damageChunk.replace(/where[\s\S]*/, 'where rowid = (select max(rowid) from chunk)'),
  )
  const all = named(await look(), 'archive checksums')
  expect(all?.count).toBe(43)
  const file = path.join(dataDir, 'library.db')
  const db = new Database(file, { readonly: true })
  const leaves = db
    .prepare<[], number>(
      `select pageno from dbstat where name = 'chunk' and pagetype = 'leaf' order by path`,
    )
    .pluck()
    .all()
  db.close()
  for (const leaf of leaves.slice(3, 5)) damagePages(file, leaf - 1, 1)
  const found = await look()
  const { detail, count } = named(found, 'archive checksums') ?? { detail: '', count: 0 }
  expect(count).toBeGreaterThan(35)
  expect(detail).toMatch(/z\d\d\.jsonl at byte 0.* and \d+ more/)
  const order = named(found, 'archive continuity')
  expect(order?.count).toBe(43)
  expect(order?.detail).toMatch(/z\d\d\.jsonl breaks off at byte 0 of \d+/)
  const mended = await look(true)
  expect(named(mended, 'archive repair')?.detail).toMatch(/^1 of 1 damaged pieces/)
})

test('a piece that is missing is a gap', async () => {
  const { look, change, transcript } = await setUp()
  change('library.db', damageChunk.replace(/update chunk set .*/, 'delete from chunk'))
  const report = await look()
  expect(unwell(report)).toEqual(['archive continuity'])
  expect(named(report, 'archive continuity')?.detail).toContain(
    `${transcript} breaks off at byte 0`,
  )
})

test.each([
  ['index sums', 'update rollup set input = input + 1'],
  ['index calls', `update call set output = 1 where key like '%d'`],
  ['index sessions', 'update session set messages = messages + 1'],
  ['index places', 'update file set indexed_bytes = indexed_bytes + 1'],
  ['index origin', `update meta set value = 'another' where key = 'library.id'`],
])('%s that are wrong are found, and right after a repair', async (name, sql) => {
  const { look, change, dataDir } = await setUp()
  const right = contentHash(dataDir)
  change('index.db', sql)
  expect(unwell(await look())).toContain(name)
  const mended = await look(true)
  expect([mended.healthy, named(mended, name)?.state]).toEqual([true, 'repaired'])
  expect(named(mended, 'index rebuild')?.detail).toContain(keptFiles(dataDir)[0])
  expect(contentHash(dataDir)).toBe(right)
})

test('an index that is no database is made anew, a library that is none is left untouched', async () => {
  const { look, dataDir } = await setUp()
  const right = contentHash(dataDir)
  writeFileSync(path.join(dataDir, 'index.db'), 'garbage'.repeat(5000))
  expect(unwell(await look())).toContain('index format')
  expect((await look(true)).healthy).toBe(true)
  expect(contentHash(dataDir)).toBe(right)
  writeFileSync(path.join(dataDir, 'library.db'), 'garbage'.repeat(5000))
  const before = hashes(dataDir)
  const report = await look(true)
  expect(unwell(report)).toContain('library format')
  expect(hashes(dataDir)).toEqual(before)
})

test.each([
  ['a newer version', 'pragma user_version = 99'],
  ['another program', 'pragma application_id = 7'],
])('an index that %s made is told and left untouched by a repair', async (_, sql) => {
  const { look, change, dataDir } = await setUp()
  change('index.db', sql)
  const before = hashes(dataDir)
  expect(unwell(await look(true))).toEqual(['index format'])
  expect(hashes(dataDir)).toEqual(before)
  expect(keptFiles(dataDir)).toEqual([])
})

test.each([
  ['missing', (file: string) => rmSync(file)],
  ['empty', (file: string) => truncateSync(file)],
])('a library that is %s beside its index is something wrong', async (_, lose) => {
  const { look, dataDir } = await setUp()
  lose(path.join(dataDir, 'library.db'))
  for (const report of [await look(), await look(true)]) {
    expect(unwell(report)).toEqual(['library format'])
    expect(named(report, 'library format')?.detail).toContain('library.db is missing or empty')
  }
})

test('an index that was made by prices a person set is sound, and so after a repair', async () => {
  const { look, change, dataDir, home } = await setUp()
  const service = await openIngest(home, dataDir)
  const prices = { models: ['claude-opus-5'], bands: [{ input: 1, output: 2 }] }
  service.keepSettings([[priceSetting, { rows: [prices] }]])
  await service.close()
  const again = await openIngest(home, dataDir)
  await again.close()
  const right = contentHash(dataDir)
  expect(unwell(await look())).toEqual([])
  change('index.db', 'update rollup set input = input + 1')
  expect(unwell(await look(true))).toEqual([])
  expect(contentHash(dataDir)).toBe(right)
})

test('an index waiting to be priced anew is no damage, and what is damaged in it still is', async () => {
  const { look, change, dataDir, home } = await setUp()
  const service = await openIngest(home, dataDir)
  const prices = { models: ['claude-opus-5'], bands: [{ input: 1, output: 2 }] }
  service.keepSettings([[priceSetting, { rows: [prices] }]])
  await service.close()
  const report = await look()
  expect(report.healthy).toBe(true)
  expect(named(report, 'index calls')).toMatchObject({ state: 'warning', count: 4 })
  expect(named(report, 'index calls')?.detail).toContain('prices have changed')
  await (await openIngest(home, dataDir)).close()
  expect(named(await look(), 'index calls')?.state).toBe('ok')
  change('index.db', `update meta set value = 'older' where key = 'prices.mark'`)
  change('index.db', `update call set output = 1 where key like '%d'`)
  expect(named(await look(), 'index calls')?.state).toBe('failed')
})

test('nothing is repaired under a program that is running', async () => {
  const { look, change, dataDir, home } = await setUp()
  change('index.db', 'update rollup set input = input + 1')
  const running = await openIngest(home, dataDir)
  await expect(look(true)).rejects.toMatchObject({ code: 'conflict' })
  await running.close()
  expect((await look(true)).healthy).toBe(true)
})

test('a folder that cannot be read and a setting of no use are said, and nothing is wrong', async () => {
  const { dataDir, change } = await setUp()
  change('library.db', `insert into setting (key, value) values ('settings.theme', '"purple"')`)
  const gone = path.join(dataDir, 'no-such-folder')
  const report = await runDoctor({ dataDir, claudeDirs: [gone], repair: false })
  expect(named(report, 'transcript folders')).toMatchObject({
    state: 'warning',
    detail: `${gone} is not there`,
  })
  expect(named(report, 'settings')).toMatchObject({ state: 'warning' })
  expect(named(report, 'settings')?.detail).toContain('theme')
  expect(report.healthy).toBe(true)
})

test('a damaged part of the full text is found, put aside and made again by the next writer', async () => {
  const { look, dataDir } = await setUp()
  const fill = async (): Promise<void> => {
    const library = LibraryReader.open(dataDir)
    const shard = new TextShard(dataDir, library, 0, () => undefined)
    await shard.catchUp(null, new AbortController().signal)
    shard.close()
    library.close()
  }
  await fill()
  expect(named(await look(), 'search-0 integrity')).toMatchObject({ state: 'ok' })
  damagePages(path.join(dataDir, 'search-0.db'), 3, 6)
  expect(unwell(await look())).toContain('search-0 integrity')
  // The writer alone mends it as well: what cannot be asked is begun anew.
  await fill()
  expect(keptFiles(dataDir)).toHaveLength(1)
  damagePages(path.join(dataDir, 'search-0.db'), 3, 6)
  const repaired = await look(true)
  expect(named(repaired, 'search-0.db removal')).toMatchObject({ state: 'repaired' })
  expect(repaired.healthy).toBe(true)
  await fill()
  expect((await look()).healthy).toBe(true)
})

test('damaged insights are found, put aside and made again by the next writer', async () => {
  const { look, dataDir } = await setUp()
  const fill = async (): Promise<void> => {
    const library = LibraryReader.open(dataDir)
    const follower = new InsightsFollower(dataDir, library)
    await follower.catchUp(null, new AbortController().signal)
    follower.close()
    library.close()
  }
  const name = insightsKind.fileName
  await fill()
  for (const check of ['format', 'integrity', 'references']) {
    expect(named(await look(), `insights ${check}`)?.state).toBe('ok')
  }
  damagePages(path.join(dataDir, name), 3, 3)
  expect(unwell(await look())).toContain('insights integrity')
  const repaired = await look(true)
  expect(named(repaired, `${name} removal`)).toMatchObject({ state: 'repaired' })
  expect([repaired.healthy, keptFiles(dataDir).length]).toEqual([true, 1])
  await fill()
  expect((await look()).healthy).toBe(true)
})

test('a projection that another program or a newer version made, or a folder, is left by a repair', async () => {
  const { look, dataDir } = await setUp()
  const [theirs, newer, folder] = ['search-0.db', insightsKind.fileName, 'search-1.db']
  for (const [name, mark] of [
    [theirs, 'application_id = 7'],
    [newer, 'user_version = 99'],
  ] as const) {
    const db = new Database(path.join(dataDir, name))
    db.exec(`create table theirs (a); pragma ${mark}`)
    db.close()
  }
  mkdirSync(path.join(dataDir, folder))
  const before = [theirs, newer].map((name) => readFileSync(path.join(dataDir, name)))
  expect(unwell(await look(true))).toEqual([
    'search-0 format',
    'search-1 format',
    'insights format',
  ])
  expect([theirs, newer].map((name) => readFileSync(path.join(dataDir, name)))).toEqual(before)
  expect([keptFiles(dataDir), readdirSync(path.join(dataDir, folder))]).toEqual([[], []])
})
