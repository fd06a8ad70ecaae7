import { opendir, stat } from 'node:fs/promises'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { AppError } from '#schema/errors.ts'
import type { Settings } from './settings.ts'

/** Why a folder cannot be read, undefined where it can. */
const folderTrouble = async (folder: string): Promise<string | undefined> => {
  try {
    if (!(await stat(folder)).isDirectory()) return 'it is not a folder'
    // Opening is the one question whose answer counts; permission bits are not all there is.
    await (await opendir(folder)).close()
    return undefined
  } catch (thrown) {
    return pathTrouble(thrown)
  }
}

/** Refuses a config folder that was named and cannot be read, before anything is opened. */
const checkClaudeDirs = async (folders: readonly string[]): Promise<void> => {
  for (const folder of folders) {
    const trouble = await folderTrouble(folder)
    if (trouble) {
      throw new AppError('folder_unreadable', `${folder} cannot be read as a folder: ${trouble}.`)
    }
  }
}

/** The data folder may be missing, it is made then; something else in its place may not. */
const checkDataDir = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch((thrown: unknown) => thrown)
  const isMissing = isErrno(found) && found.code === 'ENOENT'
  if (isMissing || (!isErrno(found) && (await folderTrouble(folder)) === undefined)) return
  const trouble = (await folderTrouble(folder)) ?? 'it cannot be read'
  throw new AppError('folder_unreadable', `Data cannot be kept in ${folder}: ${trouble}.`)
}

/** Checks every folder a command was given. */
export const checkFolders = async ({ claudeDirs, dataDir }: Settings): Promise<void> => {
  await checkClaudeDirs(claudeDirs ?? [])
  await checkDataDir(dataDir)
}
