import { stat } from 'node:fs/promises'
import path from 'node:path'
import { dataDirFlag, dataDirVariable } from '#main/lib/data-dir.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { libraryKind } from '#main/store/library-schema.ts'
import { searchKind, shardCount } from '#main/store/search-schema.ts'
import type { Storage } from '#schema/app.ts'

/** A database that is being written to has a log beside it that may be larger than itself. */
const endings = ['', '-wal', '-shm'] as const

const bytesOf = async (file: string): Promise<number> => {
  const sizes = endings.map((ending) =>
    stat(`${file}${ending}`).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Where data lies, and what the library, the index with the insights, and the full text take there. */
export const measureStorage = async (dataDir: string): Promise<Storage> => {
  const kinds = [
    ['library', [libraryKind]],
    ['index', [indexKind, insightsKind]],
    ['text', Array.from({ length: shardCount }, (_, shard) => searchKind(shard))],
  ] as const
  const files = await Promise.all(
    kinds.map(async ([kind, databases]) => {
      const paths = databases.map(({ fileName }) => path.join(dataDir, fileName))
      const sizes = await Promise.all(paths.map(bytesOf))
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      return { kind, path: paths[0] ?? dataDir, bytes }
    }),
  )
  return { dataDir, files, flag: dataDirFlag, variable: dataDirVariable }
}
