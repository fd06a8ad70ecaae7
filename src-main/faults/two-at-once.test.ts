import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { randomFrom, seedFrom } from '#main/sample/random.ts'
import { differencesOf } from './differences.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { startChild } from './ingest-child.ts'
import { readAnew, readInto } from './read-anew.ts'
import { patience, quickFolder, scaled, seed, tell } from './scale.ts'
import { inspectStore } from './standing.ts'

const rounds = scaled(2, 20)

const steps = 30

test(
  'two programs that read one growing home into one store do no harm',
  async () => {
    const random = randomFrom(seed)
    const figures = { rounds: 0, passes: 0 }
    for (let round = 0; round < rounds; round += 1) {
      const lifeSeed = seedFrom(random)
      const life = randomFrom(lifeSeed)
      const place = { home: quickFolder(), dataDir: quickFolder() }
      const growth = createGrowth(place.home, wholeHomeOf(life, 30), life)
      const children = await Promise.all([startChild(), startChild()])
      for (const child of children) child.start(place)
      for (let step = 0; step < steps; step += 1) {
        growth.step(1 / steps)
        await wait(40)
      }
      growth.finish()
      await Promise.all(children.map((child) => child.hear('ack')))
      for (const child of children) child.kill()
      const ends = await Promise.all(children.map((child) => child.ended))
      const where = `round ${round} that grew from ${lifeSeed}`
      expect(
        ends.map((end) => end.failure),
        where,
      ).toEqual([null, null])
      const finished = await readInto(place.home, place.dataDir)
      expect(inspectStore(place.dataDir), where).toMatchObject({
        violations: [],
        archivedBytes: growth.bytes,
      })
      expect(differencesOf(finished, await readAnew(place.home)), where).toEqual([])
      figures.rounds += 1
      figures.passes += ends.reduce((sum, end) => sum + end.passes, 0)
    }
    tell('two at once', figures)
  },
  patience,
)
