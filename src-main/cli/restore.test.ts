import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Engine } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { writeSampleHome } from '#main/sample/sample-home.ts'
import { sidecarFiles, writeBelow } from '#main/testing/sidecars.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { writeAll } from './restore-files.ts'
import { placeFiles } from './restore-places.ts'
import { ask } from './with-engine.ts'

// Engines are started, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const openEngine = async (home: string, dataDir = temporaryFolder()): Promise<Engine> => {
  const settings = { dataDir, claudeDirs: [home], watch: false, ingest: false, version: '1' }
  const engine = await startEngine(settings)
  onTestFinished(() => engine.close())
  return engine
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

const readArchive = async (home: string): Promise<Engine> => {
  const engine = await openEngine(home)
  await ask(engine, 'ingest.run', {})
  return engine
}

/** What stands in a home, by path, then nothing any more. */
const takeAway = (home: string): Map<string, Buffer> => {
  const contents = new Map(filesBelow(home).map((file) => [file, readFileSync(file)]))
  rmSync(home, { recursive: true })
  return contents
}

const expectAllBack = async (engine: Engine, contents: ReadonlyMap<string, Buffer>) => {
  const out = temporaryFolder()
  const files = []
  for (const of of contents.keys()) files.push(...(await ask(engine, 'library.files', { of })).rows)
  const all = placeFiles(files, out, undefined)
  expect(all.map(({ file }) => file.path)).toEqual([...contents.keys()])
  const { written, lost } = await writeAll(engine, all, false)
  expect(lost).toEqual([])
  for (const { path: target, source, bytes } of written) {
    const content = contents.get(source) ?? Buffer.from('never')
    expect(readFileSync(target).equals(content), source).toBe(true)
    expect(bytes).toBe(content.length)
  }
  expect(filesBelow(out)).toHaveLength(contents.size)
}

test('every file of a home comes back byte for byte after its source is gone', async () => {
  const home = temporaryFolder()
  writeSampleHome(home, { seed: 1, now: Date.UTC(2026, 9, 20) })
  writeBelow(home, sidecarFiles)
  writeTranscripts(home, {
    'odd/empty.jsonl': '',
    'odd/torn.jsonl': '{"type":"user",',
    'odd/crlf.jsonl': '\ufeff{"type":"user"}\r\n\r\nnonsense\0\n',
    'odd/long.jsonl': `{"type":"user","message":{"content":"${'x'.repeat(3_000_000)}"}}\n{"half":`,
  })
  writeFileSync(path.join(home, 'projects/odd/bytes.jsonl'), Buffer.from([0xff, 0xfe, 0x0a, 0xc3]))
  const engine = await readArchive(home)
  await expectAllBack(engine, takeAway(home))
})

const tool = path.resolve('../shared/tools/corpus-home')
const isThere = existsSync(tool)
if (!isThere) process.stdout.write('Skipped: no corpus of real transcripts beside this checkout.\n')

test.runIf(isThere)(
  'all 70 real files come back byte for byte after their source is gone',
  async () => {
    const home = temporaryFolder()
    execFileSync(tool, [home])
    const engine = await readArchive(home)
    const contents = takeAway(home)
    expect(contents.size).toBe(70)
    await expectAllBack(engine, contents)
  },
)

/** Everything a file of one path ever was, in the order of its generations. */
const livesOfOneFile = (home: string) => {
  const file = path.join(home, 'projects/p/s1.jsonl')
  const lines = (text: string) =>
    `${JSON.stringify(user(text))}\n${JSON.stringify(assistant(text))}\n`
  const first = lines('one')
  const steps: (() => void)[] = [
    () => writeTranscripts(home, { 'p/s1.jsonl': first }),
    () => appendFileSync(file, lines('more')),
    () => writeFileSync(file, lines('rewritten, and longer than what stood there before it was')),
    () => writeFileSync(file, first.slice(0, 40)),
    () => {
      renameSync(file, path.join(home, 'projects/p/s1-old.jsonl'))
      writeFileSync(file, lines('rotated in'))
    },
    () => rmSync(file),
    () => writeFileSync(file, lines('back again')),
  ]
  return { file, steps }
}

test('each generation of a file stays as it was, whatever is done at its source', async () => {
  const home = temporaryFolder()
  const { file, steps } = livesOfOneFile(home)
  writeTranscripts(home, { 'p/other.jsonl': [user('keeps the folder alive')] })
  const engine = await openEngine(home)
  const lives: string[] = []
  for (const [place, step] of steps.entries()) {
    step()
    await ask(engine, 'ingest.run', {})
    if (!existsSync(file)) continue
    // The second step adds to the first; every other one begins anew.
    if (place === 1) lives.pop()
    lives.push(readFileSync(file, 'utf8'))
  }
  rmSync(home, { recursive: true })
  const { rows } = await ask(engine, 'library.files', { of: file })
  expect(rows[0]?.generations.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  const out = temporaryFolder()
  for (const [place, life] of lives.entries()) {
    const folder = path.join(out, String(place))
    const { written } = await writeAll(engine, placeFiles(rows, folder, place + 1), false)
    expect(readFileSync(written[0]?.path ?? '', 'utf8')).toBe(life)
  }
})

/** Turns one letter of the first chunk of a path over, as a failing disk does. */
const damageArchive = (dataDir: string, file: string): void => {
  const db = new Database(path.join(dataDir, 'library.db'))
  const row = db
    .prepare<[string], { id: number; data: Buffer }>(
      `select g.id, c.data from chunk c join generation g on g.id = c.generation_id
       join source_file f on f.id = g.file_id where f.path = ? and c.start = 0`,
    )
    .get(file)
  if (!row) throw new Error('no chunk to damage')
  const data = Buffer.from(row.data)
  const middle = data.length >> 1
  data.writeUInt8(data.readUInt8(middle) ^ 1, middle)
  db.prepare('update chunk set data = ? where generation_id = ? and start = 0').run(data, row.id)
  db.close()
}

test('a damaged chunk is named, its file left out, and all others come back', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, {
    'p/s1.jsonl': [user('one'), assistant('m1')],
    'p/s1/subagents/agent-1.jsonl': [user('two'), assistant('m2')],
  })
  const engine = await openEngine(home, dataDir)
  await ask(engine, 'ingest.run', {})
  const main = path.join(home, 'projects/p/s1.jsonl')
  damageArchive(dataDir, main)
  const out = temporaryFolder()
  const { rows } = await ask(engine, 'library.files', { of: 's1' })
  const { written, lost } = await writeAll(engine, placeFiles(rows, out, undefined), false)
  const { length } = readFileSync(main)
  const reason = `generation 1 has no intact chunk from byte 0 to ${length}`
  expect(lost).toEqual([{ source: main, generation: 1, reason: expect.stringContaining(reason) }])
  expect(written.map(({ path: file }) => path.relative(out, file))).toEqual([
    'projects/p/s1/subagents/agent-1.jsonl',
  ])
  expect(filesBelow(out)).toHaveLength(1)
})

test('lines added behind a damaged chunk do not make it look whole', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s1.jsonl': [user('x'.repeat(9000)), user('y'.repeat(9000))] })
  const file = path.join(home, 'projects/p/s1.jsonl')
  const engine = await openEngine(home, dataDir)
  await ask(engine, 'ingest.run', {})
  const db = new Database(path.join(dataDir, 'library.db'))
  db.prepare('update chunk set sha256 = zeroblob(32)').run()
  db.close()
  appendFileSync(file, `${JSON.stringify(user('later'))}\n`)
  await ask(engine, 'ingest.run', {})
  const { rows } = await ask(engine, 'library.files', { of: 's1' })
  const { lost } = await writeAll(engine, placeFiles(rows, temporaryFolder(), undefined), false)
  expect(lost).toHaveLength(1)
})

test('two config folders of one session get a folder each', () => {
  const generations = [{ number: 1, bytes: 1, modifiedAt: 0, archivedAt: 0 }]
  const file = (configDir: string, id: number) => ({
    id,
    path: `${configDir}/projects/p/s.jsonl`,
    configDir,
    kind: 'main' as const,
    sessionId: 's',
    deletedAt: null,
    generations,
  })
  const places = placeFiles([file('/a/.claude', 1), file('/b/.claude', 2)], '/out', undefined)
  expect(places.map(({ target }) => target)).toEqual([
    '/out/.claude/projects/p/s.jsonl',
    '/out/.claude-2/projects/p/s.jsonl',
  ])
  const outside = { ...file('/a/.claude', 1), path: '/etc/passwd' }
  expect(() => placeFiles([outside], '/out', undefined)).toThrow('not its own')
})

test('what is there already is never written over, a link included, unless asked to', async () => {
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s1.jsonl': [user('one')] })
  const engine = await readArchive(home)
  const { rows } = await ask(engine, 'library.files', { of: 's1' })
  const out = temporaryFolder()
  const places = placeFiles(rows, out, undefined)
  const target = places[0]?.target ?? ''
  mkdirSync(path.dirname(target), { recursive: true })
  symlinkSync('nowhere', target)
  await expect(writeAll(engine, places, false)).rejects.toThrow('is there already')
  expect(readdirSync(path.dirname(target))).toEqual(['s1.jsonl'])
  await writeAll(engine, places, true)
  expect(readFileSync(target)).toEqual(readFileSync(path.join(home, 'projects/p/s1.jsonl')))
})
