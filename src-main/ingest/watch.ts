import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { log } from '#main/lib/log.ts'
import { providers } from './providers/index.ts'

/** Watching that can be ended. */
export interface Watching {
  /** The config folders that are watched. */
  readonly roots: readonly string[]
  readonly close: () => Promise<void>
}

/** What to watch and whom to tell. */
export interface WatchOptions {
  readonly roots: readonly string[]
  /** Told of paths that changed; a look, never a proof, so anything may be in it. */
  readonly onPaths: (paths: readonly string[]) => void
  /** Told now and then to look through everything: watchers drop events. */
  readonly onSweep: () => void
}

/** Events of one append come in a burst; they are looked at together. */
const burstMs = 3

/** Who writes without a pause is looked at this often. */
const everyMs = 40

const sweepMs = 30_000

const deepest = 8

/** Where a folder really lies: one that is a link raises no event of what is behind it. */
const realOf = (folder: string): string => {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** Folders to watch as they are named, by where they really lie. */
const foldersOf = (roots: readonly string[]): ReadonlyMap<string, string> => {
  const named = roots.flatMap((root) =>
    providers.flatMap((one) => one.transcriptFolders.map((folder) => path.join(root, folder))),
  )
  return new Map(named.map((folder) => [realOf(folder), folder]))
}

/** The path of a file below the name of the folder it was seen in. */
const asNamed = (folders: ReadonlyMap<string, string>, file: string): string => {
  for (const [real, folder] of folders) {
    if (real !== folder && file.startsWith(real + path.sep)) return folder + file.slice(real.length)
  }
  return file
}

/** Looks for changes below some config folders until closed. */
export const watchSources = (options: WatchOptions): Watching => {
  const folders = foldersOf(options.roots)
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  const flush = (): void => {
    timer = null
    lookedAt = performance.now()
    const paths = [...changed]
    changed.clear()
    options.onPaths(paths)
  }
  const note = (file: string): void => {
    if (!file.endsWith('.jsonl')) return
    changed.add(asNamed(folders, file))
    const sinceLook = performance.now() - lookedAt
    timer ??= setTimeout(flush, Math.max(burstMs, everyMs - sinceLook))
  }
  const watcher: FSWatcher = watch([...folders.keys()], {
    ignoreInitial: true,
    followSymlinks: false,
    depth: deepest,
    ignored: (file, stats) => stats?.isFile() === true && !file.endsWith('.jsonl'),
  })
  watcher.on('add', note).on('change', note).on('unlink', note)
  watcher.on('error', (error) => log.warn({ error: String(error) }, 'changes cannot be watched'))
  // What was written before the watcher was ready raised no event.
  watcher.on('ready', options.onSweep)
  const sweep = setInterval(options.onSweep, sweepMs)
  return {
    roots: options.roots,
    close: async () => {
      if (timer) clearTimeout(timer)
      clearInterval(sweep)
      await watcher.close()
    },
  }
}
