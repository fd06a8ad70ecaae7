import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IngestService } from '#main/ingest/ingest-service.ts'
import { contentOf } from '#main/testing/store.ts'
import { differencesOf } from './differences.ts'
import { createFileModel, type FileChange, fileChange } from './file-model.ts'
import { openService } from './read-anew.ts'
import { makeQuickFolder, patience, removeFolder, scaled, seed, tell } from './scale.ts'

const sequences = scaled(12, 400)

/** A clock tick of the file system: it cannot tell two writings within one apart. */
const tickMs = 5

/** What becomes of the events of one change: lost, told once or twice, and when. */
const fate = fc.record({ times: fc.nat(2), place: fc.nat(100) })

const change = fc.tuple(fileChange, fate)

/** Tells of paths as an unreliable watcher does, and of some that are none of ours. */
const tellOf = async (service: IngestService, paths: readonly string[]): Promise<void> => {
  const strangers = ['/etc/passwd', '/nowhere/x.jsonl', `${paths[0] ?? ''}/../../..`]
  await service.lookAt([...paths, ...strangers])
  await wait(tickMs)
}

const run = async (
  changes: readonly (readonly [FileChange, { times: number; place: number }])[],
) => {
  const [home, dataDir] = [makeQuickFolder(), makeQuickFolder()]
  const model = createFileModel(home)
  const service = await openService(home, dataDir)
  let waiting: { path: string; place: number }[] = []
  const deliver = async (): Promise<void> => {
    const paths = waiting.sort((a, b) => a.place - b.place).map((event) => event.path)
    waiting = []
    const half = Math.ceil(paths.length / 2)
    for (const some of [paths.slice(0, half), paths.slice(half)]) {
      await tellOf(service, some)
      model.noteRead(new Set(some))
    }
  }
  try {
    for (const [one, { times, place }] of changes) {
      if (one.kind === 'look') await deliver()
      else {
        model.apply(one)
        for (const path of model.pathsOf(one)) {
          for (let time = 0; time < times; time += 1) waiting.push({ path, place })
        }
      }
    }
    await service.sweep()
    model.noteRead()
    expect(differencesOf(contentOf(dataDir, home), await model.readFromScratch())).toEqual([])
    expect(model.notRestorable(dataDir)).toEqual([])
  } finally {
    await service.close()
    for (const folder of [home, dataDir]) removeFolder(folder)
  }
}

test('events that are lost, doubled or in another order make no difference after a sweep', {
  timeout: patience,
}, async () => {
  let runs = 0
  const sequence = fc.array(change, { minLength: 30, maxLength: 30, size: 'max' })
  await fc.assert(
    fc.asyncProperty(sequence, async (changes) => {
      runs += 1
      await run(changes)
    }),
    { seed, numRuns: sequences },
  )
  tell('watcher events', { sequences: runs, steps: runs * 30 })
})
