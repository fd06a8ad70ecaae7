import { randomUUID } from 'node:crypto'
import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
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

const replace = async (file: string, text: string): Promise<void> => {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`)
  try {
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
}

/** Writes a file whole or not at all; throws one sentence where that cannot be done. */
export const writeTarget = async ({ file, isPlain }: Target, text: string): Promise<void> => {
  try {
    await (isPlain ? replace(file, text) : writeFile(file, text))
  } catch (thrown) {
    throw unwritable(file, thrown)
  }
}
