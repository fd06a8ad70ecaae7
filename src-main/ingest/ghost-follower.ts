import type { IndexWriter } from '#main/store/index-writer.ts'
import type { Library } from '#main/store/library.ts'
import { projectHistory } from './project-history.ts'

/** Sessions that only a history of prompts tells of: looked for when it changed, and at first. */
export class GhostFollower {
  private readonly library: Library
  /** The index that knows all that the histories tell; null where there may be more. */
  private upToDate: IndexWriter | null = null

  constructor(library: Library) {
    this.library = library
  }

  /**
   * Brings an index up to date after some sidecars changed; answers the sessions touched. Put off
   * while transcripts are still to be read: until then more sessions would seem gone than are.
   */
  look(index: IndexWriter, changed: readonly string[], isAllRead: boolean): string[] {
    const isChanged = changed.some((file) => file.endsWith('.jsonl'))
    if (isChanged || !isAllRead) this.upToDate = null
    if (!isAllRead || this.upToDate === index) return []
    const touched = projectHistory(this.library, index)
    this.upToDate = index
    return touched
  }
}
