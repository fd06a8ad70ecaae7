import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { LibraryReader } from '#main/store/library-reader.ts'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { type IngestProgress, noProgress, troubleSentences } from '#schema/ingest.ts'
import { IngestService } from './ingest-service.ts'

const garbage = 'garbage'.repeat(10_000)

const setUp = async () => {
  const home = temporaryFolder()
  const many = Array.from({ length: 300 }, (_, place) => assistant(`many-${place}`))
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a')],
    'p/t.jsonl': [user('second'), ...many],
  })
  const dataDir = temporaryFolder()
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
  return { home, dataDir, right: contentHash(dataDir) }
}

const start = async (home: string, dataDir: string) => {
  const told: IngestProgress[] = []
  let replaced = 0
  const service = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: (progress) => told.push(progress),
    onChange: () => undefined,
    onReplaced: () => {
      replaced += 1
    },
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  const last = (): IngestProgress => told.at(-1) ?? noProgress
  return { service, last, kept: () => told.at(-1)?.keptAside ?? [], replaced: () => replaced }
}

const damages: readonly [string, (file: string) => void][] = [
  ['overwritten', (file) => writeFileSync(file, garbage)],
  ['cut off', (file) => truncateSync(file, 8192 * 2)],
  ['cut within a page', (file) => truncateSync(file, 5000)],
]

test.each(damages)(
  'an index that was %s is kept aside and made anew at a start',
  async (_, damage) => {
    const { home, dataDir, right } = await setUp()
    const file = path.join(dataDir, 'index.db')
    damage(file)
    const bytes = readFileSync(file)
    const { service, kept } = await start(home, dataDir)
    await service.runPass()
    expect(contentHash(dataDir)).toBe(right)
    expect(kept()).toHaveLength(1)
    expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
  },
)

test('damage in the midst of an index is found before the first pass', async () => {
  const { home, dataDir, right } = await setUp()
  const file = path.join(dataDir, 'index.db')
  const bytes = readFileSync(file)
  const pages = bytes.length / 8192
  bytes.fill(0xff, (pages - 3) * 8192, (pages - 1) * 8192)
  writeFileSync(file, bytes)
  const { service, kept, replaced } = await start(home, dataDir)
  expect(await service.mendIndex()).toBe(true)
  expect(replaced()).toBe(1)
  expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
  await service.runPass()
  expect(contentHash(dataDir)).toBe(right)
  expect(await service.mendIndex()).toBe(false)
})

test.each([...damages, ['emptied', (file: string) => truncateSync(file, 0)] as const])(
  'a library that was %s is kept aside untouched, said, and what is left is read again',
  async (_, damage) => {
    const { home, dataDir, right } = await setUp()
    const file = path.join(dataDir, 'library.db')
    damage(file)
    const bytes = readFileSync(file)
    const { service, kept } = await start(home, dataDir)
    await service.runPass()
    expect(kept()).toHaveLength(1)
    expect(path.basename(kept()[0] ?? '')).toMatch(/^library\.db\.damaged-\d+$/)
    expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
    expect(contentHash(dataDir)).toBe(right)
    expect((await totalsOf(dataDir)).calls).toBe(301)
  },
)

test('a library that is gone is said, with what it held, and its index is kept as it is', async () => {
  const { home, dataDir, right } = await setUp()
  rmSync(path.join(home, 'projects/p/s.jsonl'))
  const index = readFileSync(path.join(dataDir, 'index.db'))
  rmSync(path.join(dataDir, 'library.db'))
  const { service, last, kept } = await start(home, dataDir)
  const { file = '' } = last().lostLibrary ?? {}
  expect(last().lostLibrary).toEqual({ file, sessions: 2, gone: 1 })
  expect(path.basename(file)).toMatch(/^index\.db\.orphaned-\d+$/)
  expect(readFileSync(file)).toEqual(index)
  expect(kept()).toEqual([])
  expect(troubleSentences(last())).toEqual([
    expect.stringMatching(
      /held: 2; read again from their transcripts: 1; no longer shown.*: 1\. Its index is kept as/,
    ),
  ])
  await service.runPass()
  expect((await totalsOf(dataDir)).calls).toBe(300)
  expect(contentHash(dataDir)).not.toBe(right)
})

test.each([
  ['another program', 'pragma application_id = 7', 'store_foreign'],
  ['a newer version', 'pragma user_version = 9999', 'store_newer'],
])('an index of %s beside no library is refused and stays where it is', async (_, sql, code) => {
  const { home, dataDir } = await setUp()
  rmSync(path.join(dataDir, 'library.db'))
  const db = new Database(path.join(dataDir, 'index.db'))
  db.exec(sql)
  db.close()
  const before = readFileSync(path.join(dataDir, 'index.db'))
  await expect(start(home, dataDir)).rejects.toMatchObject({ code })
  expect(readFileSync(path.join(dataDir, 'index.db'))).toEqual(before)
  expect(readdirSync(dataDir)).not.toContain('library.db')
})

test('a library put back from a copy after it was gone is all there again', async () => {
  const { home, dataDir, right } = await setUp()
  const copy = readFileSync(path.join(dataDir, 'library.db'))
  rmSync(path.join(dataDir, 'library.db'))
  rmSync(path.join(home, 'projects/p/s.jsonl'))
  await (await start(home, dataDir)).service.close()
  for (const ending of ['-wal', '-shm'])
    rmSync(path.join(dataDir, `library.db${ending}`), { force: true })
  writeFileSync(path.join(dataDir, 'library.db'), copy)
  const { service, last } = await start(home, dataDir)
  await service.runPass()
  expect(last().lostLibrary).toBe(null)
  expect(contentHash(dataDir)).toBe(right)
})

test('a library in which the name of a column was overwritten says that it is damaged', async () => {
  const { home, dataDir } = await setUp()
  const file = path.join(dataDir, 'library.db')
  // Wherever it stands: pages of an earlier schema may be left.
  const text = readFileSync(file, 'latin1').replaceAll('changed_at', 'changed_au')
  writeFileSync(file, text, 'latin1')
  const reading = start(home, dataDir).then(({ service }) => service.runPass())
  await expect(reading).rejects.toMatchObject({ code: 'store_damaged' })
})

// Guards: with pages of the library swapped, SQLite's own words for it came out of a pass.
test('a library with bytes where a number belongs says that it is damaged', async () => {
  const { home, dataDir } = await setUp()
  const name = path.join(dataDir, 'library.db')
  const setForm = (from: string, to: string): void => {
    const db = new Database(name)
    db.unsafeMode(true)
    db.pragma('writable_schema = on')
    db.prepare("update sqlite_schema set sql = replace(sql, ?, ?) where name = 'source_file'").run(
      from,
      to,
    )
    db.close()
  }
  setForm('strict', '/*s*/')
  const db = new Database(name)
  db.exec("update source_file set owner_id = x'00', deleted_at = 1")
  db.close()
  setForm('/*s*/', 'strict')
  const reading = start(home, dataDir).then(({ service }) => service.runPass())
  await expect(reading).rejects.toMatchObject({ code: 'store_damaged' })
})

test('what was kept aside before is never written over', async () => {
  const { home, dataDir } = await setUp()
  for (let round = 0; round < 3; round++) {
    writeFileSync(path.join(dataDir, 'index.db'), garbage)
    const { service } = await start(home, dataDir)
    await service.close()
  }
  const kept = readdirSync(dataDir).filter((name) => /^index\.db\.damaged-[\d-]+$/.test(name))
  expect(kept).toHaveLength(3)
  expect(kept.every((name) => statSync(path.join(dataDir, name)).size === garbage.length)).toBe(
    true,
  )
})

test.each([
  ['bytes that do not unpack', "data = x'00'"],
  ['the name of no codec', "codec = '/a/path'"],
])('a file whose archive holds %s is archived anew, and the others go on', async (_, damage) => {
  const { home, dataDir } = await setUp()
  const file = path.join(home, 'projects/p/s.jsonl')
  const library = new Database(path.join(dataDir, 'library.db'))
  const own = `select g.id from generation g join source_file f on f.id = g.file_id where f.path = ?`
  library.prepare(`update chunk set ${damage} where generation_id = (${own})`).run(file)
  library.close()
  for (const name of ['s', 't'])
    appendFileSync(path.join(home, `projects/p/${name}.jsonl`), toLines([assistant(`new-${name}`)]))
  const { service } = await start(home, dataDir)
  await service.runPass()
  expect((await totalsOf(dataDir)).calls).toBe(303)
  const reader = LibraryReader.open(dataDir)
  onTestFinished(() => reader.close())
  const life = reader.generation(reader.fileAt(file)?.id ?? 0)
  expect(life?.number).toBe(2)
  expect(reader.read(life?.id ?? 0, 0, life?.cursor ?? 0)).toEqual(readFileSync(file))
})
