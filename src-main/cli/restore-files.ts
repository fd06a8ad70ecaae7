import { lstat, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Engine } from '#main/engine/engine.ts'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { writePieces } from '#main/lib/write-pieces.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import type { Restoring } from './restore-places.ts'
import { ask } from './with-engine.ts'

/** A file that was written back. */
export interface WrittenFile {
  readonly path: string
  /** Where it lay when it was archived. */
  readonly source: string
  readonly generation: number
  readonly bytes: number
}

/** A file of which the archive has lost bytes, with which ones in words. */
export interface LostFile {
  readonly source: string
  readonly generation: number
  readonly reason: string
}

/** What came of writing files back. */
export interface Outcome {
  readonly written: readonly WrittenFile[]
  readonly lost: readonly LostFile[]
}

async function* piecesOf(
  engine: Engine,
  { file, generation }: Restoring,
): AsyncGenerator<Uint8Array> {
  const input = { file: file.id, generation: generation.number }
  let piece = await ask(engine, 'library.bytes', input)
  yield Buffer.from(piece.base64, 'base64')
  while (piece.next !== null) {
    piece = await ask(engine, 'library.bytes', { ...input, from: piece.next })
    yield Buffer.from(piece.base64, 'base64')
  }
}

const isTaken = (file: string): AppError =>
  new AppError('conflict', `${file} is there already; --force replaces it.`)

/** Looks at every place before the first byte is written; throws where one is taken. */
export const checkPlaces = async (
  all: readonly Restoring[],
  mayReplace: boolean,
): Promise<void> => {
  for (const { target } of all) {
    const found = await lstat(target).catch(() => null)
    if (found?.isDirectory()) {
      throw new AppError('invalid_input', `${target} is a folder; name a file in it.`)
    }
    if (found && !mayReplace) throw isTaken(target)
  }
}

const writeOne = async (
  engine: Engine,
  one: Restoring,
  mayReplace: boolean,
): Promise<WrittenFile> => {
  const { file, generation, target } = one
  try {
    const bytes = await writePieces(target, piecesOf(engine, one), mayReplace)
    return { path: target, source: file.path, generation: generation.number, bytes }
  } catch (thrown) {
    if (thrown instanceof AppError || !isErrno(thrown)) throw thrown
    if (thrown.code === 'EEXIST') throw isTaken(target)
    if (thrown.code === 'ENOSPC') throw new AppError('storage_full')
    const reason = thrown.code === 'ENOENT' ? 'its folder is missing' : pathTrouble(thrown)
    throw new AppError('internal', `${target} cannot be written: ${reason}.`)
  }
}

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (thrown) {
    throw new AppError('internal', `${folder} cannot be made: ${pathTrouble(thrown)}.`)
  }
}

/** Writes what is intact; a damaged file is left out and named, and the others still come. */
export const writeAll = async (
  engine: Engine,
  all: readonly Restoring[],
  mayReplace: boolean,
): Promise<Outcome> => {
  const written: WrittenFile[] = []
  const lost: LostFile[] = []
  for (const one of all) {
    const { file, generation } = one
    await makeFolder(path.dirname(one.target))
    try {
      written.push(await writeOne(engine, one, mayReplace))
    } catch (thrown) {
      const { code, message } = toFailure(thrown)
      if (code !== 'store_damaged') throw thrown
      lost.push({ source: file.path, generation: generation.number, reason: message })
    }
  }
  return { written, lost }
}
