import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pickFrom, type Random, randomFrom, seedFrom, wholeFrom } from '#main/sample/random.ts'
import { differencesOf } from './differences.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { createSupply, type IngestChild } from './ingest-child.ts'
import { readAnew, readInto } from './read-anew.ts'
import { patience, quickFolder, scaled, seed, tell } from './scale.ts'
import { inspectStore } from './standing.ts'

const kills = scaled(20, 1000)

/** A store lives through this many before it is finished and compared. */
const killsOfALife = 10

/** From when the moment of a kill is counted: making the store, the first pass, or later ones. */
const momentsToCountFrom = ['start', 'opened', 'opened', 'ack'] as const

/** Lets a home grow under a running ingest until it is killed at a random moment. */
const killOnce = async (
  child: IngestChild,
  place: { home: string; dataDir: string },
  growth: ReturnType<typeof createGrowth>,
  random: Random,
) => {
  growth.step(1 / killsOfALife)
  child.start(place)
  const moment = pickFrom(random, momentsToCountFrom)
  if (moment !== 'start') await child.hear(moment)
  const endsAt = performance.now() + wholeFrom(random, 5, 45)
  while (performance.now() < endsAt) {
    growth.step(0.01)
    await wait(wholeFrom(random, 1, 5))
  }
  child.kill()
  return child.ended
}

test(
  `${kills} kills in the midst of reading lose and halve nothing`,
  async () => {
    const random = randomFrom(seed)
    const supply = createSupply(2)
    const figures = { kills: 0, 'with a store': 0, passes: 0 }
    while (figures.kills < kills) {
      const lifeSeed = seedFrom(random)
      const life = randomFrom(lifeSeed)
      const place = { home: quickFolder(), dataDir: quickFolder() }
      const growth = createGrowth(place.home, wholeHomeOf(life, 12), life)
      let before = { archivedBytes: 0, messages: 0 }
      for (let kill = 0; kill < killsOfALife && figures.kills < kills; kill += 1) {
        const end = await killOnce(await supply(), place, growth, life)
        const after = inspectStore(place.dataDir)
        const where = `kill ${kill} of the life that grew from ${lifeSeed}`
        expect(end.failure, where).toBeNull()
        expect(after.violations, where).toEqual([])
        expect(after.archivedBytes, where).toBeGreaterThanOrEqual(before.archivedBytes)
        expect(after.archivedBytes, where).toBeGreaterThanOrEqual(end.acknowledged)
        expect(after.messages, where).toBeGreaterThanOrEqual(before.messages)
        before = after
        figures.kills += 1
        figures.passes += end.passes
        if (after.archivedBytes > 0) figures['with a store'] += 1
      }
      growth.finish()
      const finished = await readInto(place.home, place.dataDir)
      expect(inspectStore(place.dataDir)).toMatchObject({
        violations: [],
        archivedBytes: growth.bytes,
      })
      const differences = differencesOf(finished, await readAnew(place.home))
      expect(differences, `the life that grew from ${lifeSeed}`).toEqual([])
    }
    tell('kill -9', figures)
  },
  patience,
)
