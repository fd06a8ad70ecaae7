import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes a small file whole or not at all: beside its place first, flushed, then renamed over
 * it. Synchronous, so that it is done when the program ends right after.
 */
export const writeFileWhole = (file: string, text: string, mode = 0o666): void => {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${crypto.randomUUID()}`)
  try {
    const handle = openSync(draft, 'wx', mode)
    try {
      writeFileSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
