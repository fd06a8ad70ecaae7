import type { Stage } from '#schema/ingest.ts'
import type { TextBacklog } from './text-shard.ts'

/**
 * How a look goes about it: `on` from where the last one ended, `anew` from nothing, `mend` from
 * nothing as well where the file turns out to be damaged.
 */
export type Look = 'on' | 'anew' | 'mend'

/**
 * Brings the words of these files, or of all of them, up to date; resolves when that is done, rejects
 * where it could not be.
 */
export type LookAtTexts = (fileIds: readonly number[] | null, look?: Look) => Promise<void>

/** How much may be behind before anybody looked. */
const unknownBytes = 1

/**
 * Keeps the full text behind the archive while the program watches: numbers first, words after
 * them. Tells how far it is.
 */
export class TextFollower {
  private readonly look: LookAtTexts
  private readonly onStage: (stage: Stage) => void
  private looks = 0
  private left = 0
  private total = 0

  constructor(look: LookAtTexts, onStage: (stage: Stage) => void) {
    this.look = look
    this.onStage = onStage
  }

  /** Whether a look failed, so that it is not known of any file how far its words are. */
  get hasFailed(): boolean {
    return this.looks === 0 && this.left > 0
  }

  /** Looks at what was archived; resolves when every word of it can be found, else rejects. */
  async follow(fileIds: readonly number[] | null, look: Look = 'on'): Promise<void> {
    this.looks += 1
    this.note(Math.max(this.left, unknownBytes))
    try {
      await this.look(fileIds, look)
    } finally {
      this.looks -= 1
    }
    if (this.looks === 0) this.note(0)
  }

  /** Archived bytes whose words cannot be found yet, as those who look at them say. */
  readonly noteBacklog = ({ bytes }: TextBacklog): void => {
    if (this.looks > 0) this.note(Math.max(bytes, unknownBytes))
  }

  private note(left: number): void {
    this.left = left
    this.total = left === 0 ? this.total : Math.max(this.total, left)
    this.onStage({ done: this.total - left, total: this.total })
    if (left === 0) this.total = 0
  }
}
