import { statSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseKind } from './open-database.ts'

/** Bytes of a database's file in a data folder, without its log; null where there is none. */
export const sizeOf = (dataDir: string, { fileName }: DatabaseKind): number | null =>
  statSync(path.join(dataDir, fileName), { throwIfNoEntry: false })?.size ?? null
