import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Random, randomFrom, seedFrom, wholeFrom } from '#main/sample/random.ts'
import { type Content, contentOf } from '#main/testing/store.ts'
import { differencesOf } from './differences.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { openService, readAnew, readInto } from './read-anew.ts'
import {
  makeQuickFolder,
  patience,
  quickFolder,
  removeFolder,
  scaled,
  seed,
  tell,
} from './scale.ts'
import { inspectStore } from './standing.ts'

const cuts = scaled(60, 1000)

const stepsOfALife = 10

const chanceOfACut = 0.6

const walHeader = 32
const frameHeader = 24

/** Where SQLite keeps, in a log's index, how many frames it has moved into the database. */
const backfillAt = 96

/**
 * Bytes of a log that a power cut cannot take: frames are moved into the database only after the
 * log was flushed to disk.
 */
const safeBytes = (database: string): number => {
  const index = `${database}-shm`
  if (!existsSync(index)) return 0
  const frames = readFileSync(index).readUInt32LE(backfillAt)
  const pageSize = readFileSync(database).readUInt16BE(16)
  return frames === 0 ? 0 : walHeader + frames * (frameHeader + pageSize)
}

/** Both databases as a power cut at this moment may leave them: each log ends anywhere. */
const cutPower = (dataDir: string, random: Random): string => {
  const left = makeQuickFolder()
  for (const name of ['library.db', 'index.db']) {
    const from = path.join(dataDir, name)
    if (!existsSync(from)) continue
    copyFileSync(from, path.join(left, name))
    const log = `${from}-wal`
    if (!existsSync(log)) continue
    const { size } = statSync(log)
    const copy = path.join(left, `${name}-wal`)
    copyFileSync(log, copy)
    const safe = Math.min(size, safeBytes(from))
    // Every other time one of the two comes through whole.
    if (random() < 0.75) truncateSync(copy, wholeFrom(random, safe, size))
  }
  return left
}

const figures = { cuts: 0, lives: 0, 'library cut behind the index': 0 }

/** What one cut left must be whole, and as if nothing had happened once the home was read again. */
const judge = async (left: string, home: string, expected: Content, where: string) => {
  const found = inspectStore(left).violations
  const ahead = found.filter((one) => one.includes('the index is ahead of'))
  expect(found, where).toEqual(ahead)
  if (ahead.length > 0) figures['library cut behind the index'] += 1
  expect(differencesOf(await readInto(home, left), expected), where).toEqual([])
  expect(inspectStore(left).violations, where).toEqual([])
  removeFolder(left)
  figures.cuts += 1
}

/** One store from its first byte to a whole home, with the power cut at some of its commits. */
const live = async (lifeSeed: number): Promise<void> => {
  const life = randomFrom(lifeSeed)
  const [home, dataDir] = [quickFolder(), quickFolder()]
  const growth = createGrowth(home, wholeHomeOf(life, 8), life)
  let left: string[] = []
  const service = await openService(home, dataDir, () => {
    if (life() < chanceOfACut) left.push(cutPower(dataDir, life))
  })
  onTestFinished(() => left.forEach(removeFolder))
  for (let step = 0; step < stepsOfALife && figures.cuts < cuts; step += 1) {
    for (let piece = 0; piece < 6; piece += 1) growth.step(0.25 / stepsOfALife)
    left = []
    await service.runPass()
    const expected = contentOf(dataDir, home)
    for (const folder of left) {
      await judge(folder, home, expected, `step ${step} of the life that grew from ${lifeSeed}`)
    }
  }
  await service.close()
  expect(differencesOf(contentOf(dataDir, home), await readAnew(home))).toEqual([])
  figures.lives += 1
}

test(
  `a store whose logs end anywhere is whole and comes back, ${cuts} times`,
  async () => {
    const random = randomFrom(seed)
    while (figures.cuts < cuts) await live(seedFrom(random))
    tell('power cut', figures)
  },
  patience,
)
