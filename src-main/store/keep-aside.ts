import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseKind } from './open-database.ts'

/** A name that nothing has: what was kept aside is never written over. */
const freeName = (file: string): string => {
  const name = `${file}.damaged-${Date.now()}`
  for (let place = 2; ; place += 1) {
    if (!existsSync(name)) return name
    const other = `${name}-${place}`
    if (!existsSync(other)) return other
  }
}

/**
 * Moves a damaged database out of the way, its log with it, so that it can still be opened under
 * its new name; answers that name.
 */
export const keepAside = (dataDir: string, { fileName }: DatabaseKind): string => {
  const file = path.join(dataDir, fileName)
  const kept = freeName(file)
  renameSync(file, kept)
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${kept}${ending}`)
  }
  return kept
}
