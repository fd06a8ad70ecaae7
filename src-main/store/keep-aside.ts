import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseKind } from './open-database.ts'

/** Why a database is no longer used: it cannot be read, or what it was made from is lost. */
export type KeptReason = 'damaged' | 'orphaned'

/** A name that nothing has: what was kept aside is never written over. */
const freeName = (file: string, reason: KeptReason): string => {
  const name = `${file}.${reason}-${Date.now()}`
  for (let place = 2; ; place += 1) {
    if (!existsSync(name)) return name
    const other = `${name}-${place}`
    if (!existsSync(other)) return other
  }
}

/**
 * Moves a database out of the way, its log with it, so that it can still be opened under its new
 * name; answers that name. Of a database that is gone its log may be left, and is kept as well.
 */
export const keepAside = (
  dataDir: string,
  { fileName }: DatabaseKind,
  reason: KeptReason = 'damaged',
): string => {
  const file = path.join(dataDir, fileName)
  const kept = freeName(file, reason)
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${kept}${ending}`)
  }
  return kept
}
