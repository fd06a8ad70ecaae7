// Before unit tests: engines run in built workers, and some tests start the built program itself.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, isBuildStale } from './build-state.mjs'

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)))

const ensureBuild = () => {
  if (isBuildStale(root) && !build(root)) throw new Error('There is no build to test.')
}

/** Run by vitest once before all files, and again before each turn while it watches. */
export const setup = (project) => {
  ensureBuild()
  project.onTestsRerun(ensureBuild)
}
