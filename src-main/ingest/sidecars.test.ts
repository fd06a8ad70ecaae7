import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readArchived } from '#main/store/archived-bytes.ts'
import { Library } from '#main/store/library.ts'
import { sidecarFiles, someSession, writeBelow } from '#main/testing/sidecars.ts'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { discover } from './discover.ts'
import { keepSidecars } from './keep-sidecars.ts'

const transcripts = {
  [`p/${someSession}.jsonl`]: [user('one'), assistant('m1')],
  [`p/${someSession}/subagents/agent-a1.jsonl`]: [user('two'), assistant('m2')],
}

const setUp = (files: Readonly<Record<string, string>> = sidecarFiles) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, transcripts)
  writeBelow(home, files)
  const library = Library.open(dataDir)
  onTestFinished(() => library.close())
  const signal = new AbortController().signal
  const keep = async () =>
    keepSidecars({ library, now: () => 7, roots: [home], found: await discover([home]), signal })
  const at = (name: string) => path.join(home, name)
  const lives = (name: string): string[] => {
    const file = library.archivedAt(at(name))
    const numbers = file ? library.generations(file.id).map(({ number }) => number) : []
    return numbers.map((number) => {
      const generation = library.generationOf(file?.id ?? 0, number)
      if (!generation) throw new Error('a generation that was listed is there')
      return generation.cursor === 0 ? '' : readArchived(library, generation, 0).bytes.toString()
    })
  }
  return { home, dataDir, library, keep, at, lives }
}

test('one file of every kind beside transcripts is archived, and which session it is of', async () => {
  const { keep, library, at, lives } = setUp()
  const { changed, troubles } = await keep()
  expect(troubles).toEqual([])
  expect([...changed].sort()).toEqual(Object.keys(sidecarFiles).map(at).sort())
  for (const [name, content] of Object.entries(sidecarFiles)) expect(lives(name)).toEqual([content])
  const without = ['teams/red/inboxes/lead.json', 'plans/quiet-river.md', 'history.jsonl'].map(at)
  for (const { path: file, sessionId } of library.sidecars()) {
    expect(sessionId, file).toBe(without.includes(file) ? null : someSession)
  }
})

test('what is not worth keeping is not archived', async () => {
  const { keep, library } = setUp({
    'settings.json': '{}',
    'sessions/1.json': '{}',
    'projects/p/notes.md': 'mine',
    'projects/p/memory/notes.md': 'mine',
    '.credentials.json': '{}',
  })
  expect(await keep()).toEqual({ changed: [], troubles: [] })
  expect(library.sidecars()).toEqual([])
})

test('sidecars count nowhere: the figures are those of a home without them', async () => {
  const stores = []
  for (const files of [sidecarFiles, {}]) {
    const { home, dataDir } = setUp(files)
    const service = await openIngest(home, dataDir)
    const { elapsedMs: _, firstTotalsMs: __, peakRssMb: ___, ...report } = await service.runPass()
    const again = await service.runPass()
    expect(again).toMatchObject({ files: 2, changedFiles: 0, newBytes: 0, unreadableFiles: [] })
    stores.push({ report, totals: await totalsOf(dataDir) })
  }
  expect(stores[0]).toEqual(stores[1])
  expect(stores[0]?.report).toMatchObject({ files: 2, sessions: 1, calls: 2, problems: 0 })
})

test('an index is made again from the library as if there were no sidecars', async () => {
  const { home, dataDir } = setUp()
  await (await openIngest(home, dataDir)).runPass()
  const hash = contentHash(dataDir)
  for (const ending of ['', '-wal', '-shm']) rmSync(path.join(dataDir, `index.db${ending}`))
  await (await openIngest(home, dataDir)).runPass()
  expect(contentHash(dataDir)).toBe(hash)
})

test('a sidecar that did not change is not read and not written', async () => {
  const { keep, library } = setUp()
  await keep()
  const before = library.sidecars()
  expect(await keep()).toEqual({ changed: [], troubles: [] })
  expect(library.sidecars()).toEqual(before)
})

test('a rewritten sidecar begins a generation, one that grew or was touched does not', async () => {
  const { keep, at, lives } = setUp()
  await keep()
  appendFileSync(at('history.jsonl'), 'a\n')
  await keep()
  appendFileSync(at('history.jsonl'), 'b, without an end')
  await keep()
  utimesSync(at('history.jsonl'), 1, 1)
  await keep()
  expect(lives('history.jsonl')).toEqual(['a\nb, without an end'])
  const todo = `todos/${someSession}-agent-${someSession}.json`
  for (const text of ['[1]', '[2]', '[2,3]', '[']) {
    writeFileSync(at(todo), text)
    await keep()
  }
  expect(lives(todo)).toEqual(['[]', '[1]', '[2]', '[2,3]', '['])
})

test('a sidecar that is gone is marked, and one that is back is not', async () => {
  const { keep, library, at, lives } = setUp()
  const name = 'plans/quiet-river.md'
  const deletedAt = () => library.archivedAt(at(name))?.deletedAt
  await keep()
  rmSync(at(name))
  await keep()
  expect(deletedAt()).toBe(7)
  writeBelow(path.dirname(at('plans')), { [name]: '# Plan\n' })
  await keep()
  expect([deletedAt(), lives(name)]).toEqual([null, ['# Plan\n']])
})

test('nothing is marked as gone where suddenly no transcript is found', async () => {
  const { keep, library, home } = setUp()
  await keep()
  const before = library.sidecars()
  rmSync(home, { recursive: true })
  mkdirSync(home)
  await keep()
  expect(library.sidecars()).toEqual(before)
})

test('links, pipes and folders are passed over, and nothing outside is read', async () => {
  const { keep, library, at } = setUp({})
  const outside = temporaryFolder()
  writeBelow(outside, { secret: 'not ours', 'lead.json': 'not ours' })
  mkdirSync(at('plans/folder.md'), { recursive: true })
  symlinkSync(path.join(outside, 'secret'), at('plans/link.md'))
  symlinkSync(path.join(outside, 'secret'), at('history.jsonl'))
  symlinkSync(outside, at('teams'))
  mkdirSync(at(`projects/p/${someSession}/tool-results`), { recursive: true })
  symlinkSync(outside, at(`projects/p/${someSession}/tool-results/linked`))
  if (process.platform !== 'win32') execFileSync('mkfifo', [at('plans/pipe.md')])
  expect(await keep()).toEqual({ changed: [], troubles: [] })
  expect(library.sidecars()).toEqual([])
})

test('a sidecar above 64 MB is a counted trouble, and the others are kept', async () => {
  const { home, dataDir, at, library } = setUp()
  truncateSync(at('plans/quiet-river.md'), 64 * 1024 * 1024 + 1)
  const report = await (await openIngest(home, dataDir)).runPass()
  const reason = 'it is larger than 64 MB and no transcript'
  expect(report.unreadableFiles).toEqual([{ path: at('plans/quiet-river.md'), reason }])
  expect(library.sidecars()).toHaveLength(Object.keys(sidecarFiles).length - 1)
})
