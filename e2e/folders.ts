import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Top of the repository, where the tests are started. */
export const root = path.resolve(import.meta.dirname, '..')

/** Runs with a folder of its own that is gone afterwards. */
export const withFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-e2e-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
