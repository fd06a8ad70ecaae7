import type { Library } from '#main/store/library.ts'
import type { Discovery, Trouble } from './discover.ts'
import { type KeptSidecars, keepSidecars } from './keep-sidecars.ts'

/** What a pass over transcripts leaves for the sidecars. */
export interface SidecarWork {
  readonly roots: readonly string[]
  readonly found: Discovery
}

const nothing: KeptSidecars = { changed: [], troubles: [] }

/**
 * Keeps sidecars behind the passes over transcripts, one after the other and in no one's way: what
 * is appended to a transcript meanwhile is read at once.
 */
export class SidecarKeeper {
  private readonly library: Library
  private readonly onKept: (kept: KeptSidecars) => void
  private readonly closing = new AbortController()
  private queue: Promise<unknown> = Promise.resolve()

  constructor(library: Library, onKept: (kept: KeptSidecars) => void) {
    this.library = library
    this.onKept = onKept
  }

  /** Looks through all sidecars; answers what could not be kept. */
  async keep(work: SidecarWork): Promise<readonly Trouble[]> {
    const done = this.queue.then(() => this.run(work))
    this.queue = done.catch(() => undefined)
    return (await done).troubles
  }

  /** Ends what is under way; what was archived stays. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.queue
  }

  private async run(work: SidecarWork): Promise<KeptSidecars> {
    const { signal } = this.closing
    if (signal.aborted) return nothing
    const kept = await keepSidecars({ ...work, library: this.library, now: Date.now, signal })
    this.onKept(kept)
    return kept
  }
}
