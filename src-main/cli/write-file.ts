import { access, constants, realpath, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { writeFileWhole } from '#main/lib/write-file-whole.ts'
import { AppError } from '#schema/errors.ts'

/** What an export may be written to. */
export interface Target {
  /** Where the file really lies, so that a link stays a link. */
  readonly file: string
  /** A device or a pipe takes the text as it is and is never replaced. */
  readonly isPlain: boolean
}

const unwritable = (file: string, thrown: unknown): AppError =>
  isErrno(thrown) && thrown.code === 'ENOENT'
    ? new AppError('not_found', `There is no folder ${path.dirname(file)} to write into.`)
    : new AppError('internal', `${file} cannot be written: ${pathTrouble(thrown)}.`)

/** Looks at a name before any work is done for it; throws one sentence where it cannot be one. */
export const findTarget = async (file: string): Promise<Target> => {
  const refusal = new AppError('invalid_input', `${file} is a folder; name a file in it.`)
  if (file.endsWith(path.sep)) throw refusal
  const out = path.resolve(file)
  const found = await stat(out).catch(() => undefined)
  if (found?.isDirectory()) throw refusal
  if (found) return { file: await realpath(out), isPlain: found.isFile() }
  try {
    await access(path.dirname(out), constants.W_OK)
  } catch (thrown) {
    throw unwritable(out, thrown)
  }
  return { file: out, isPlain: true }
}

/** Writes a file whole or not at all; throws one sentence where that cannot be done. */
export const writeTarget = async ({ file, isPlain }: Target, text: string): Promise<void> => {
  try {
    if (isPlain) writeFileWhole(file, text)
    else await writeFile(file, text)
  } catch (thrown) {
    throw unwritable(file, thrown)
  }
}
