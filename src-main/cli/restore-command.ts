import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Engine } from '#main/engine/engine.ts'
import { jsonText } from '#main/lib/escape-json.ts'
import { AppError } from '#schema/errors.ts'
import type { ArchivedFile } from '#schema/library.ts'
import { formatBytes, formatCount } from './format-figures.ts'
import { say, writeResult } from './output.ts'
import { checkPlaces, type Outcome, writeAll } from './restore-files.ts'
import { listGenerations } from './restore-list.ts'
import { chooseGeneration, placeFiles, type Restoring } from './restore-places.ts'
import type { Settings } from './settings.ts'
import { ask, withEngine } from './with-engine.ts'

/** Options of `restore`. */
export interface RestoreOptions {
  readonly generation?: number
  readonly out?: string
  readonly list?: boolean
  readonly force?: boolean
}

/** A path with the links of what is left of it resolved, as the archive keeps paths. */
const realPathOf = async (file: string): Promise<string> => {
  const parent = path.dirname(file)
  if (parent === file) return file
  return realpath(file).catch(async () => path.join(await realPathOf(parent), path.basename(file)))
}

interface Found {
  readonly files: readonly ArchivedFile[]
  readonly isSession: boolean
}

/** Files of a session by its id, else the one file under that path. */
const findFiles = async (engine: Engine, what: string): Promise<Found> => {
  const file = path.resolve(what)
  for (const of of new Set([what, file, await realPathOf(file)])) {
    const { rows } = await ask(engine, 'library.files', { of })
    if (rows.length > 0) return { files: rows, isSession: rows.every((row) => row.path !== of) }
  }
  throw new AppError('not_found', `The archive holds no session and no file by the name ${what}.`)
}

const tell = async (settings: Settings, out: string, { written, lost }: Outcome): Promise<void> => {
  if (settings.json) await writeResult(jsonText({ out, written, lost }))
  else if (written.length > 0) {
    const bytes = written.reduce((sum, file) => sum + file.bytes, 0)
    const files = `${formatCount(written.length)} ${written.length === 1 ? 'file' : 'files'}`
    await say(`Wrote ${files}, ${formatBytes(bytes)}, to ${out}.`)
  }
  for (const { source, reason } of lost.slice(0, -1)) await say(`${source}: ${reason}`)
  const last = lost.at(-1)
  if (last) throw new AppError('store_damaged', `${last.source}: ${last.reason}`)
}

/** One file goes to the place that was named, those of a session below it. */
const placesOf = async (
  { files, isSession }: Found,
  out: string,
  number: number | undefined,
): Promise<Restoring[]> => {
  if (!isSession) {
    return files.flatMap((file) => {
      const generation = chooseGeneration(file, number)
      return generation ? [{ file, generation, target: path.resolve(out) }] : []
    })
  }
  const there = await stat(out).catch(() => null)
  if (there && !there.isDirectory()) {
    throw new AppError('invalid_input', `${out} is a file; a session needs a folder.`)
  }
  return placeFiles(files, path.resolve(out), number)
}

const checkGeneration = (files: readonly ArchivedFile[], number: number | undefined): void => {
  if (number === undefined) return
  const most = Math.max(0, ...files.map(({ generations }) => generations.length))
  if (files.some(({ generations }) => generations.some((one) => one.number === number))) return
  throw new AppError('not_found', `There is no generation ${number}; the newest is ${most}.`)
}

/**
 * `restore`: writes archived files back, byte for byte. Sources are neither read nor needed, so
 * folders of agents play no part.
 */
export const runRestore = (
  settings: Settings,
  what: string,
  options: RestoreOptions,
): Promise<void> => {
  const { out, generation, list = false, force = false } = options
  if (!list && out === undefined) {
    throw new AppError('invalid_input', 'Name where to write with --out, or look with --list.')
  }
  const own = { ...settings, claudeDirs: undefined }
  return withEngine(own, { watch: false, ingest: false }, async (engine) => {
    const found = await findFiles(engine, what)
    checkGeneration(found.files, generation)
    if (list || out === undefined) return listGenerations(settings, found.files)
    const all = await placesOf(found, out, generation)
    if (all.length === 0) throw new AppError('not_found', `No byte of ${what} was archived.`)
    await checkPlaces(all, force)
    await tell(settings, path.resolve(out), await writeAll(engine, all, force))
  })
}
