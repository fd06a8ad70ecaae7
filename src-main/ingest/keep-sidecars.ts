import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import type { FileStamp, KnownSidecar, Library, SidecarIdentity } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import { archivePiece, readSidecar, type SidecarPiece } from './archive-sidecar.ts'
import { type Discovery, isBelow, stampOf, type Trouble } from './discover.ts'
import { isSameStamp } from './file-stamp.ts'
import { sidecarsBeside } from './sidecars.ts'

/** A sidecar larger than this stays where it is: the archive is for what people wrote and read. */
export const mostSidecarBytes = 64 * 1024 * 1024

const commitBytes = 4 * 1024 * 1024
const commitPieces = 200

/** So many files are looked at, and read, side by side: the system answers in its own time. */
const filesAtOnce = 16

/** What keeping sidecars did. */
export interface KeptSidecars {
  /** Paths with new bytes, or back again. */
  readonly changed: readonly string[]
  readonly troubles: readonly Trouble[]
}

/** What to keep them in, and where to look. */
export interface KeepSidecars {
  readonly library: Library
  readonly now: () => number
  readonly roots: readonly string[]
  /** What the walk through the transcripts found. */
  readonly found: Discovery
  readonly signal: AbortSignal
}

const isChanged = (known: KnownSidecar | undefined, stamp: FileStamp): boolean =>
  !known?.stamp || known.deletedAt !== null || !isSameStamp(known.stamp, stamp)

/** Collects pieces of several files, so that they share a commit. */
class Commits {
  private readonly keep: KeepSidecars
  private queue: SidecarPiece[] = []
  private bytes = 0

  constructor(keep: KeepSidecars) {
    this.keep = keep
  }

  add(piece: SidecarPiece): void {
    this.queue.push(piece)
    this.bytes += piece.bytes.length
    if (this.bytes >= commitBytes || this.queue.length >= commitPieces) this.flush()
  }

  flush(): void {
    const { library, now } = this.keep
    const queue = this.queue
    this.queue = []
    this.bytes = 0
    if (queue.length === 0) return
    library.transaction(() => {
      for (const piece of queue) archivePiece(library, piece, now())
    })
  }
}

/** A pass over sidecars: one look each, and reading for those that changed. */
class SidecarPass {
  private readonly keep: KeepSidecars
  private readonly known: ReadonlyMap<string, KnownSidecar>
  private readonly commits: Commits
  private readonly changed: string[] = []
  private readonly troubles: Trouble[] = []

  constructor(keep: KeepSidecars) {
    this.keep = keep
    this.known = new Map(keep.library.sidecars().map((file) => [file.path, file]))
    this.commits = new Commits(keep)
  }

  async run(): Promise<KeptSidecars> {
    const { roots, found, signal } = this.keep
    const all = [...found.sidecars, ...(await sidecarsBeside(roots, this.troubles))]
    const there = new Set<string>()
    for (let at = 0; at < all.length && !signal.aborted; at += filesAtOnce) {
      const some = all.slice(at, at + filesAtOnce)
      await Promise.all(some.map((identity) => this.keepOne(identity, there)))
    }
    this.commits.flush()
    if (!signal.aborted) this.markMissing(there)
    return { changed: this.changed, troubles: this.troubles }
  }

  private async keepOne(identity: SidecarIdentity, there: Set<string>): Promise<void> {
    const stamp = await this.look(identity)
    if (!stamp) return
    there.add(identity.path)
    if (isChanged(this.known.get(identity.path), stamp)) await this.read(identity, stamp)
  }

  /** A file that is gone, or no file, has no stamp; one that cannot be looked at is a trouble. */
  private async look(identity: SidecarIdentity): Promise<FileStamp | null> {
    try {
      return await stampOf(identity.path)
    } catch (thrown) {
      if (!isErrno(thrown) || thrown.code !== 'ENOENT') this.trouble(identity, pathTrouble(thrown))
      return null
    }
  }

  private trouble({ path }: SidecarIdentity, reason: string): void {
    this.troubles.push({ path, reason })
  }

  private async read(identity: SidecarIdentity, { size }: FileStamp): Promise<void> {
    const { library } = this.keep
    if (size > mostSidecarBytes) {
      return this.trouble(identity, 'it is larger than 64 MB and no transcript')
    }
    const id = this.known.get(identity.path)?.id
    const generation = id === undefined ? null : library.generation(id)
    try {
      for await (const piece of readSidecar(library, identity, generation)) this.commits.add(piece)
      this.changed.push(identity.path)
    } catch (thrown) {
      if (thrown instanceof AppError || !isErrno(thrown)) throw thrown
      this.trouble(identity, pathTrouble(thrown))
    }
  }

  /** As with transcripts: a folder in which suddenly nothing is found changes nothing. */
  private markMissing(there: ReadonlySet<string>): void {
    const { library, roots, found, now } = this.keep
    const alive = new Set(found.files.map(({ identity }) => identity.configDir))
    const troubled = [...found.troubles, ...this.troubles].map(({ path }) => path)
    const gone = [...this.known.values()]
      .filter((file) => roots.includes(file.configDir) && alive.has(file.configDir))
      .filter((file) => file.deletedAt === null && !there.has(file.path))
      .filter((file) => !troubled.some((folder) => isBelow(folder, file.path)))
    if (gone.length === 0) return
    library.transaction(() => {
      for (const { id } of gone) library.markDeleted(id, now())
    })
  }
}

/**
 * Archives what is new of the files beside transcripts. Regular files of the config folders only,
 * no links; one that did not change costs one look at it. Each is kept as it is and counts nowhere.
 */
export const keepSidecars = (keep: KeepSidecars): Promise<KeptSidecars> =>
  new SidecarPass(keep).run()
