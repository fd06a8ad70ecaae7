import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { test } from '#e2e/app.ts'
import { root, withFolder } from '#e2e/folders.ts'

const tool = path.join(root, '..', 'shared', 'tools', 'corpus-home')

/** Why the real transcripts are not there; null where they are. */
export const corpusTrouble = existsSync(tool) ? null : '../shared/tools/corpus-home is not here'

/** Lays the real transcripts out below a folder. */
export const layCorpus = (folder: string): Promise<unknown> => promisify(execFile)(tool, [folder])

/** A test whose config folder holds the real transcripts. */
export const corpusTest = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
  claudeDir: async ({}, use) => {
    await withFolder(async (folder) => {
      await layCorpus(folder)
      await use(folder)
    })
  },
})
