import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import type { ArchivedFile, ArchivedGeneration } from '#schema/library.ts'

/** A generation of a file and where it is to be written. */
export interface Restoring {
  readonly file: ArchivedFile
  readonly generation: ArchivedGeneration
  /** Absolute. */
  readonly target: string
}

/** The file's generation of that number, else its newest; null before its first byte. */
export const chooseGeneration = (
  { generations }: ArchivedFile,
  number: number | undefined,
): ArchivedGeneration | null =>
  generations.find((one) => one.number === number) ?? generations.at(-1) ?? null

/** Names for config folders that are told apart: `.claude`, `.claude-2`. */
const folderNames = (folders: readonly string[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const folder of folders) {
    const base = path.basename(folder)
    const taken = [...names.values()]
    let name = base
    for (let count = 2; taken.includes(name); count += 1) name = `${base}-${count}`
    names.set(folder, name)
  }
  return names
}

const isBelow = (folder: string, file: string): boolean =>
  file.startsWith(folder + path.sep) && file !== folder

/**
 * Where the files of a session are written: below a folder as they lay in their config folder, so
 * that the folder can be read as one. Files of several config folders get a folder each.
 */
export const placeFiles = (
  files: readonly ArchivedFile[],
  out: string,
  number: number | undefined,
): Restoring[] => {
  const configDirs = [...new Set(files.map((file) => file.configDir))].sort()
  const names = folderNames(configDirs)
  return files.flatMap((file) => {
    const generation = chooseGeneration(file, number)
    if (!generation) return []
    const folder = configDirs.length > 1 ? path.join(out, names.get(file.configDir) ?? '') : out
    const target = path.resolve(folder, path.relative(file.configDir, file.path))
    if (!isBelow(path.resolve(folder), target)) {
      throw new AppError('store_damaged', `The archive names ${file.path} in a folder not its own.`)
    }
    return [{ file, generation, target }]
  })
}
