import { link, lstat, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isErrno } from '#main/lib/errno.ts'

/** Systems of files without hard links answer one of these. */
const noLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']

const isFree = async (file: string): Promise<boolean> =>
  lstat(file).then(
    () => false,
    (thrown: unknown) => isErrno(thrown) && thrown.code === 'ENOENT',
  )

/** Gives the draft its name unless that is taken, also when it was taken just now: `EEXIST`. */
const giveFreeName = async (draft: string, file: string): Promise<void> => {
  try {
    await link(draft, file)
    await rm(draft)
  } catch (thrown) {
    if (!isErrno(thrown) || !noLinks.includes(thrown.code ?? '')) throw thrown
    if (!(await isFree(file))) throw Object.assign(new Error('it is taken'), { code: 'EEXIST' })
    await rename(draft, file)
  }
}

/**
 * Writes a file of any size from its pieces, whole or not at all: beside its place first,
 * flushed, then under its name. Readable to its owner alone. Answers its bytes. Where something
 * is there already it fails with `EEXIST`, unless that may be replaced.
 */
export const writePieces = async (
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  mayReplace: boolean,
): Promise<number> => {
  const draft = path.join(path.dirname(file), `.${crypto.randomUUID()}.part`)
  try {
    const handle = await open(draft, 'wx', 0o600)
    let bytes = 0
    try {
      for await (const piece of pieces) {
        await handle.writeFile(piece)
        bytes += piece.length
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (mayReplace) await rename(draft, file)
    else await giveFreeName(draft, file)
    return bytes
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
}
