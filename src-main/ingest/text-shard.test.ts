import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { findNewest, TextFinder } from '#main/store/find-texts.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { searchKind } from '#main/store/search-schema.ts'
import { followTexts, openIngest } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

const setUp = async (files: Readonly<Record<string, readonly object[]>>) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, files)
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  return { home, dataDir, ingest }
}

const find = (dataDir: string, typed: string) => {
  const finder = new TextFinder(dataDir)
  onTestFinished(() => finder.close())
  return findNewest(finder, typed, 50)
}

const tool = {
  content: [{ type: 'tool_use', id: 't', name: 'Bash', input: { command: 'make\nlanternfish' } }],
}
const result = [
  { type: 'tool_result', tool_use_id: 't', content: [{ type: 'text', text: 'mudskipper' }] },
]

test('a word is found wherever it stands: typed, answered, asked of a tool, answered by it', async () => {
  const { dataDir } = await setUp({
    'p/s.jsonl': [
      user('Where do axolotls live?'),
      assistant('a', undefined, {}, { content: [{ type: 'text', text: 'In Xochimilco, só.' }] }),
      assistant('b', undefined, {}, tool),
      { ...user(result), toolUseResult: { stdout: 'not twice' } },
    ],
  })
  await followTexts(dataDir)
  for (const word of ['axolotls', 'xochimilco', 'SO', 'lanternfish', 'mudskipper']) {
    expect(find(dataDir, word), word).toHaveLength(1)
  }
  expect(find(dataDir, 'axolotls mudskipper')).toEqual([])
  expect(find(dataDir, 'twice')).toEqual([])
})

test('the newest come first, over all files', async () => {
  const at = (day: number, text: string) => ({
    ...user(text),
    timestamp: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
  })
  const { dataDir } = await setUp({
    'p/one.jsonl': [at(1, 'heron'), at(9, 'heron')],
    'p/two.jsonl': [at(3, 'heron'), at(20, 'heron')],
    'q/three.jsonl': [at(12, 'heron')],
  })
  await followTexts(dataDir)
  const library = LibraryReader.open(dataDir)
  onTestFinished(() => library.close())
  const days = find(dataDir, 'heron').map(({ fileId, byteOffset }) => {
    const generation = library.generation(fileId)
    const bytes = library.read(generation?.id ?? 0, byteOffset, generation?.cursor ?? 0)
    return Number(/2026-10-(\d\d)/.exec(bytes.toString())?.[1])
  })
  expect(days).toEqual([20, 12, 9, 3, 1])
})

test('an appended line is found, a rewritten file is found as it is now, a deleted one still', async () => {
  const { home, dataDir, ingest } = await setUp({
    'p/a.jsonl': [user('kestrel')],
    'p/b.jsonl': [user('osprey')],
  })
  await followTexts(dataDir)
  const file = path.join(home, 'projects/p/a.jsonl')
  appendFileSync(file, toLines([user('merlin')]))
  rmSync(path.join(home, 'projects/p/b.jsonl'))
  await ingest.runPass()
  await followTexts(dataDir)
  expect(find(dataDir, 'kestrel')).toHaveLength(1)
  expect(find(dataDir, 'merlin')).toHaveLength(1)
  expect(find(dataDir, 'osprey')).toHaveLength(1)
  writeFileSync(file, toLines([user('a wholly different hobby')]))
  await ingest.runPass()
  await followTexts(dataDir)
  expect(find(dataDir, 'merlin')).toEqual([])
  expect(find(dataDir, 'hobby')).toHaveLength(1)
})

test('a hundred records of one minute are all found, and ids never collide', async () => {
  const records = Array.from({ length: 300 }, (_, place) => user(`puffin number${place}`))
  const { dataDir } = await setUp({
    'p/a.jsonl': records,
    'p/b.jsonl': records,
    'p/c.jsonl': records,
  })
  await followTexts(dataDir)
  const finder = new TextFinder(dataDir)
  onTestFinished(() => finder.close())
  const all = findNewest(finder, 'puffin', 5_000)
  expect(new Set(all.map(({ fileId, byteOffset }) => `${fileId} ${byteOffset}`)).size).toBe(900)
  expect(findNewest(finder, 'number299', 10)).toHaveLength(3)
})

test('a part that is lost or damaged is made again from the library', async () => {
  const { dataDir } = await setUp({ 'p/a.jsonl': [user('gannet')], 'p/b.jsonl': [user('gannet')] })
  await followTexts(dataDir)
  writeFileSync(path.join(dataDir, searchKind(0).fileName), Buffer.alloc(20_000, 7))
  rmSync(path.join(dataDir, searchKind(1).fileName))
  await followTexts(dataDir)
  expect(find(dataDir, 'gannet')).toHaveLength(2)
})

const seed = Number(process.env.SEED ?? 20261121)

test(`any text whatever is a question (seed ${seed})`, async () => {
  const { dataDir } = await setUp({ 'p/a.jsonl': [user('wren')] })
  await followTexts(dataDir)
  const finder = new TextFinder(dataDir)
  onTestFinished(() => finder.close())
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('"', '(', ')', '*', '^', ':', '-', '+', 'a', ' ', '\0', '{'),
    }),
    fc.constantFrom('NEAR(a b)', 'a AND', 'OR', 'NOT x', 'prompt:x', '-wren', '"wren', '\ud800x'),
  )
  fc.assert(
    fc.property(hostile, (typed) => {
      expect(findNewest(finder, typed, 5).length).toBeLessThanOrEqual(1)
    }),
    { seed, numRuns: 500 },
  )
})

test('no word is lost to what stands behind the result of a tool', async () => {
  const { uuid, ...rest } = user(result) as { uuid: string }
  const before = { uuid, toolUseResult: { stdout: 'x' }, ...rest }
  const glued = { ...user('quokka'), toolUseResult: { stdout: 'x' } }
  const lines = [before, `${JSON.stringify(glued)}${JSON.stringify(user('numbat'))}`]
  const { dataDir, home } = await setUp({})
  writeTranscripts(home, { 'p/s.jsonl': lines })
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  await followTexts(dataDir)
  for (const word of ['mudskipper', 'quokka', 'numbat']) {
    expect(find(dataDir, word)).toHaveLength(1)
  }
})
