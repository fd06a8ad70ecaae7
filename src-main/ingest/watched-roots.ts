import { homedir } from 'node:os'
import type { Library } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import type { WatchedFolder } from '#schema/sources.ts'
import { resolveRoots } from './roots.ts'
import { type Watching, type WatchOptions, watchSources } from './watch.ts'

/** Where the folders are named, and whom to tell of them and of what changes below them. */
export interface WatchedRootsOptions extends Omit<WatchOptions, 'roots'> {
  readonly library: Library
  /** Flags of the command line; they take the place of the default folders. */
  readonly claudeDirs: readonly string[] | undefined
  readonly onRoots: (roots: readonly WatchedFolder[]) => void
}

/** Setting under which folders that a person added are kept. */
const addedRoots = 'sources.added'

/** The config folders that transcripts are looked for in, and the watcher on them. */
export class WatchedRoots {
  private readonly options: WatchedRootsOptions
  private folders: WatchedFolder[] = []
  private watching: Watching | null = null

  constructor(options: WatchedRootsOptions) {
    this.options = options
  }

  /** Whether changes are looked for. */
  get isWatching(): boolean {
    return this.watching !== null
  }

  /** Paths of the folders that could be read when they were looked up. */
  readable(): string[] {
    return this.folders.filter((root) => root.state === 'watched').map((root) => root.path)
  }

  /** Looks up which folders there are and tells them; a watcher follows where they are others. */
  async lookUp(): Promise<void> {
    const { claudeDirs, onRoots } = this.options
    const wishes = { claudeDirs, added: this.added(), env: process.env, home: homedir() }
    this.folders = await resolveRoots(wishes)
    onRoots(this.folders)
    if (this.watching && this.watching.roots.join() !== this.readable().join()) {
      await this.close()
      this.watch()
    }
  }

  /** Looks for changes from now on. */
  watch(): void {
    const { onPaths, onSweep } = this.options
    this.watching ??= watchSources({ roots: this.readable(), onPaths, onSweep })
  }

  /** Adds a folder for a person; `folder_unreadable` where it cannot be watched. */
  async add(folder: string): Promise<WatchedFolder[]> {
    const [root] = await resolveRoots({ claudeDirs: [folder], added: [], env: {}, home: '' })
    if (root?.state !== 'watched') {
      throw new AppError('folder_unreadable', `${folder} is missing or cannot be read.`)
    }
    return this.setAdded([...new Set([...this.added(), root.path])])
  }

  /** Lets go of a folder; `not_found` where no person added it. */
  async remove(folder: string): Promise<WatchedFolder[]> {
    const added = this.added()
    if (!added.includes(folder)) {
      throw new AppError('not_found', `${folder} is not among the folders a person added.`)
    }
    return this.setAdded(added.filter((one) => one !== folder))
  }

  /** Looks for changes no more. */
  async close(): Promise<void> {
    await this.watching?.close()
    this.watching = null
  }

  private added(): string[] {
    const value = this.options.library.setting(addedRoots)
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  }

  private async setAdded(added: readonly string[]): Promise<WatchedFolder[]> {
    this.options.library.setSetting(addedRoots, added)
    await this.lookUp()
    return this.folders
  }
}
