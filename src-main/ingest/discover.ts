import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import type { FileIdentity, FileStamp, SidecarIdentity } from '#main/store/library.ts'
import { toStamp } from './file-stamp.ts'
import { providers } from './providers/index.ts'
import type { Provider } from './providers/provider.ts'

/** A transcript on disk. */
export interface FoundFile {
  readonly identity: FileIdentity
  readonly stamp: FileStamp
}

/** A path that could not be read, with the reason in words. */
export interface Trouble {
  readonly path: string
  readonly reason: string
}

/** What a look through the folders found. */
export interface Discovery {
  readonly files: FoundFile[]
  /** Other files in the folders of transcripts that are kept too; not yet looked at. */
  readonly sidecars: SidecarIdentity[]
  readonly troubles: Trouble[]
}

/** Subagents of workflows lie five folders deep; more is a loop or not ours. */
const mostDepth = 8

/** State of a regular file; null for a link, folder, pipe or device. */
export const stampOf = async (file: string): Promise<FileStamp | null> => {
  const stats = await lstat(file)
  return stats.isFile() ? toStamp(stats) : null
}

/**
 * {@link stampOf} for a path that somebody told of; null as well where a link leads there. The
 * folder of transcripts may itself be one, as for whoever keeps them on another disk.
 */
const stampInPlace = async (base: string, file: string): Promise<FileStamp | null> => {
  const folder = path.dirname(path.resolve(file))
  const straight = path.join(await realpath(base), path.relative(base, folder))
  return (await realpath(folder)) === straight ? stampOf(file) : null
}

const entriesOf = async (folder: string, troubles: Trouble[]): Promise<Dirent[]> => {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (thrown) {
    if (!isErrno(thrown) || thrown.code !== 'ENOENT') {
      troubles.push({ path: folder, reason: pathTrouble(thrown) })
    }
    return []
  }
}

/** Whether a path is a folder or lies in it. */
export const isBelow = (folder: string, file: string): boolean =>
  file === folder || file.startsWith(folder + path.sep)

/** Files below a folder as paths relative to it. Links are never followed. */
export async function* walk(
  folder: string,
  below: string,
  troubles: Trouble[],
): AsyncGenerator<string> {
  if (below.split(path.sep).length > mostDepth) return
  for (const entry of await entriesOf(path.join(folder, below), troubles)) {
    const relative = path.join(below, entry.name)
    if (entry.isFile()) yield relative
    else if (entry.isDirectory()) {
      if (entry.name.endsWith('.jsonl')) {
        const reason = 'it is a folder, not a transcript'
        troubles.push({ path: path.join(folder, relative), reason })
      } else yield* walk(folder, relative, troubles)
    }
  }
}

const discoverIn = async (
  root: string,
  folder: string,
  provider: Provider,
  found: Discovery,
): Promise<void> => {
  for await (const relative of walk(path.join(root, folder), '', found.troubles)) {
    const identity = provider.identify(root, folder, relative)
    if (!identity) {
      const sidecar = provider.sidecars?.identify(root, path.join(folder, relative))
      if (sidecar) found.sidecars.push(sidecar)
      continue
    }
    try {
      const stamp = await stampOf(identity.path)
      if (stamp) found.files.push({ identity, stamp })
    } catch (thrown) {
      if (isErrno(thrown) && thrown.code === 'ENOENT') continue
      found.troubles.push({ path: identity.path, reason: pathTrouble(thrown) })
    }
  }
}

/** All transcripts below some config folders, newest first. */
export const discover = async (roots: readonly string[]): Promise<Discovery> => {
  const found: Discovery = { files: [], sidecars: [], troubles: [] }
  for (const root of roots) {
    for (const provider of providers) {
      for (const folder of provider.transcriptFolders) {
        await discoverIn(root, folder, provider, found)
      }
    }
  }
  found.files.sort((a, b) => b.stamp.modifiedAt - a.stamp.modifiedAt)
  return found
}

/** What a path is, and the folder of transcripts that it lies in. */
const placeOf = (
  roots: readonly string[],
  file: string,
): { identity: FileIdentity; base: string } | null => {
  for (const root of roots) {
    for (const provider of providers) {
      for (const folder of provider.transcriptFolders) {
        const base = path.join(root, folder)
        const relative = path.relative(base, file)
        if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) continue
        const identity = provider.identify(root, folder, relative)
        if (identity) return { identity, base }
      }
    }
  }
  return null
}

/** What a path below one of the roots is; null for one that is no transcript of ours. */
export const identifyPath = (roots: readonly string[], file: string): FileIdentity | null =>
  placeOf(roots, file)?.identity ?? null

/**
 * {@link discover} for paths that somebody told of: which of them are transcripts. Also whether one
 * that could be a transcript is not there, or not to be read.
 */
export const discoverPaths = async (
  roots: readonly string[],
  paths: readonly string[],
): Promise<{ found: Discovery; isOneGone: boolean }> => {
  const found: Discovery = { files: [], sidecars: [], troubles: [] }
  let isOneGone = false
  for (const file of paths) {
    const place = placeOf(roots, file)
    if (!place) continue
    const { identity, base } = place
    const stamp = await stampInPlace(base, file).catch(() => null)
    if (stamp) found.files.push({ identity, stamp })
    else isOneGone = true
  }
  return { found, isOneGone }
}
