import { statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError, type ErrorCode } from '#schema/errors.ts'
import { asStoreError, type DatabaseKind } from './open-database.ts'

const isFolder = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false

const again = 'Rearview makes its own again from the library'

/** What is wrong, and what a person can do about it. */
const sentences: Partial<Record<ErrorCode, (file: string) => string>> = {
  store_damaged: (file) =>
    `${path.basename(file)} is damaged. It is kept aside and made again from the library by itself; ask again in a moment.`,
  store_foreign: (file) => `${file} belongs to another program. Move it away; ${again}.`,
  store_newer: (file) =>
    `${file} was made by a newer Rearview. Update this one, or move the file away; ${again}.`,
  unavailable: (file) =>
    isFolder(file)
      ? `${file} is a folder, where a database should be. Move it away; ${again}.`
      : `${file} cannot be opened. Let this account read and write it, or move it away; ${again}.`,
}

/**
 * Whatever opening or asking a projection threw, with a sentence that says what to do. What is no
 * trouble of the store stays as it is.
 */
export const projectionTrouble = (
  thrown: unknown,
  dataDir: string,
  kind: DatabaseKind,
): unknown => {
  const error = asStoreError(thrown, kind)
  if (!(error instanceof AppError)) return error
  const sentence = sentences[error.code]?.(path.join(dataDir, kind.fileName))
  return sentence === undefined ? error : new AppError(error.code, sentence)
}

/** Whether what was thrown says that a database is damaged; of which one is not known. */
export const saysDamage = (thrown: unknown): boolean => {
  const error = thrown instanceof Database.SqliteError ? asStoreError(thrown) : thrown
  return error instanceof AppError && error.code === 'store_damaged'
}
