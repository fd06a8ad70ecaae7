import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { contentOf } from '#main/testing/store.ts'
import { differencesOf } from './differences.ts'
import { createFileModel, type FileChange, fileChange } from './file-model.ts'
import { openService } from './read-anew.ts'
import { makeQuickFolder, patience, removeFolder, scaled, seed, tell } from './scale.ts'

const sequences = scaled(10, 1000)

const steps = 50

/** A clock tick of the file system: it cannot tell two writings within one apart. */
const tickMs = 5

/** One in so many looks is compared with reading everything from scratch; the last always is. */
const compareEvery = 4

const run = async (changes: readonly FileChange[]): Promise<void> => {
  const [home, dataDir] = [makeQuickFolder(), makeQuickFolder()]
  const model = createFileModel(home)
  const service = await openService(home, dataDir)
  let looks = 0
  const look = async (isLast: boolean): Promise<void> => {
    await service.runPass()
    model.noteRead()
    await wait(tickMs)
    looks += 1
    if (!isLast && looks % compareEvery !== 0) return
    expect(differencesOf(contentOf(dataDir, home), await model.readFromScratch())).toEqual([])
    expect(model.notRestorable(dataDir)).toEqual([])
  }
  try {
    for (const change of changes) {
      if (change.kind === 'look') await look(false)
      else model.apply(change)
    }
    await look(true)
  } finally {
    await service.close()
    for (const folder of [home, dataDir]) removeFolder(folder)
  }
}

test('whatever happens to files between looks, the index is what they say and no byte is lost', {
  timeout: patience,
}, async () => {
  const figures = { sequences: 0, steps: 0, looks: 0 }
  onTestFinished(() => tell('rewritten files', figures))
  const sequence = fc.array(fileChange, { minLength: steps, maxLength: steps, size: 'max' })
  await fc.assert(
    fc.asyncProperty(sequence, async (changes) => {
      figures.sequences += 1
      figures.steps += changes.length
      figures.looks += changes.filter(({ kind }) => kind === 'look').length + 1
      await run(changes)
    }),
    { seed, numRuns: sequences, endOnFailure: false },
  )
})
