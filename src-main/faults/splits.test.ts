import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { randomFrom, wholeFrom } from '#main/sample/random.ts'
import { type Content, contentOf } from '#main/testing/store.ts'
import { differencesOf } from './differences.ts'
import { openService, readAnew } from './read-anew.ts'
import {
  isFullScale,
  makeQuickFolder,
  patience,
  quickFolder,
  removeFolder,
  scaled,
  seed,
  tell,
} from './scale.ts'
import { splitFixtures } from './split-fixtures.ts'
import { inspectStore } from './standing.ts'

/** A store just made, to be copied: making one costs more than what is tested. */
const emptyStore = async (home: string): Promise<string> => {
  const dataDir = quickFolder()
  await (await openService(home, dataDir)).close()
  return dataDir
}

/** A home with one transcript that is written in pieces. */
const setUp = async (name: string, bytes: Buffer) => {
  const home = quickFolder()
  const file = path.join(home, 'projects', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return { home, file, bytes, empty: await emptyStore(home), whole: await readAnew(home) }
}

/** Reads a transcript after each of its pieces. */
const readInPieces = async (
  { home, file, bytes, empty }: Awaited<ReturnType<typeof setUp>>,
  cuts: readonly number[],
): Promise<{ content: Content; violations: string[]; archivedBytes: number }> => {
  const dataDir = makeQuickFolder()
  onTestFinished(() => removeFolder(dataDir))
  cpSync(empty, dataDir, { recursive: true })
  const service = await openService(home, dataDir)
  try {
    let from = 0
    writeFileSync(file, '')
    for (const to of [...cuts, bytes.length]) {
      appendFileSync(file, bytes.subarray(from, to))
      await service.runPass()
      from = to
    }
    return { content: contentOf(dataDir, home), ...inspectStore(dataDir) }
  } finally {
    await service.close()
    removeFolder(dataDir)
  }
}

const expectSame = async (set: Awaited<ReturnType<typeof setUp>>, cuts: readonly number[]) => {
  const { content, violations, archivedBytes } = await readInPieces(set, cuts)
  const where = `cut at ${cuts.join(', ')}`
  expect(differencesOf(content, set.whole), where).toEqual([])
  expect(violations, where).toEqual([])
  expect(archivedBytes, where).toBe(set.bytes.length)
}

const fixtures = Object.entries(splitFixtures())

/** At full scale each byte; else steps that no line or character is a multiple of. */
const step = isFullScale ? 1 : 61

test.for(fixtures)(
  '%s in two pieces, cut anywhere, is what it is in one',
  { timeout: patience },
  async ([name, bytes]) => {
    const set = await setUp(name, bytes)
    let splits = 0
    for (let cut = wholeFrom(randomFrom(seed), 0, step - 1); cut <= bytes.length; cut += step) {
      await expectSame(set, [cut])
      splits += 1
    }
    tell(`two pieces of ${path.basename(name)}`, { splits })
  },
)

test('a transcript in any number of pieces is what it is in one', {
  timeout: patience,
}, async () => {
  const random = randomFrom(seed)
  const splits = scaled(20, 1000)
  const sets = []
  for (const [name, bytes] of fixtures) sets.push(await setUp(name, bytes))
  for (let split = 0; split < splits; split += 1) {
    const set = sets[split % sets.length]
    if (!set) throw new Error('there is a fixture')
    const cuts = Array.from({ length: wholeFrom(random, 2, 12) }, () =>
      wholeFrom(random, 0, set.bytes.length),
    )
    await expectSame(
      set,
      cuts.sort((a, b) => a - b),
    )
  }
  tell('many pieces', { splits })
})
