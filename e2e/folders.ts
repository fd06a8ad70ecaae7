import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Top of the repository, where the tests are started. */
export const root = path.resolve(import.meta.dirname, '..')

/** Makes a folder; the answer is where it is, and what takes it away. */
export const makeFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-e2e-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Runs with a folder of its own that is gone afterwards. */
export const withFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const { folder, remove } = makeFolder()
  try {
    await use(folder)
  } finally {
    remove()
  }
}
