import { stat } from 'node:fs/promises'
import path from 'node:path'
import { dataDirFlag, dataDirVariable } from '#main/lib/data-dir.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { libraryKind } from '#main/store/library-schema.ts'
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

/** Where data lies, and what the library and the index take there. */
export const measureStorage = async (dataDir: string): Promise<Storage> => {
  const kinds = [
    ['library', libraryKind],
    ['index', indexKind],
  ] as const
  const files = await Promise.all(
    kinds.map(async ([kind, { fileName }]) => {
      const file = path.join(dataDir, fileName)
      return { kind, path: file, bytes: await bytesOf(file) }
    }),
  )
  return { dataDir, files, flag: dataDirFlag, variable: dataDirVariable }
}
