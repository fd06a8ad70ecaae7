import type { Look } from '#main/ingest/text-follower.ts'
import { keepAside } from '#main/store/keep-aside.ts'
import type { DatabaseKind } from '#main/store/open-database.ts'
import { isSound, type OnKept } from '#main/store/open-projection.ts'
import { saysDamage } from '#main/store/projection-trouble.ts'
import { AppError } from '#schema/errors.ts'

/** Keeps a projection behind what it is made of. */
export interface Follower<Made> {
  readonly catchUp: (fileIds: readonly number[] | null, signal: AbortSignal) => Promise<Made>
  /** Forgets everything it holds. */
  readonly clear: () => void
  readonly close: () => void
}

/** Which projection is looked at, and who keeps it. */
export interface LooksParts<Made> {
  readonly dataDir: string
  readonly kind: DatabaseKind
  readonly open: () => Follower<Made>
  readonly onKept: OnKept
}

/**
 * Looks at a projection, one after the other. It is opened with the first one and, where it could
 * not be, with each that follows: what stood in its way may be gone. A damaged one is kept aside
 * and made anew.
 */
export class Looks<Made> {
  private readonly parts: LooksParts<Made>
  private readonly closing = new AbortController()
  private follower: Follower<Made> | null = null
  private work: Promise<unknown> = Promise.resolve()

  constructor(parts: LooksParts<Made>) {
    this.parts = parts
  }

  /** Brings it up to date, after the looks that wait. */
  look(fileIds: readonly number[] | null, how: Look): Promise<Made> {
    const done = this.work.then(() => this.run(fileIds, how))
    this.work = done.catch(() => undefined)
    return done
  }

  /** Ends the look under way where its last commit was. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.work
    this.follower?.close()
  }

  private async run(fileIds: readonly number[] | null, how: Look): Promise<Made> {
    const { signal } = this.closing
    try {
      this.open()
      if (how === 'mend') this.mend()
      const follower = this.open()
      if (how === 'anew') follower.clear()
      return await follower.catchUp(fileIds, signal)
    } catch (thrown) {
      // What it is made from can be damaged as well, and is not mended here.
      if (!saysDamage(thrown) || !this.mend()) throw thrown
      return await this.open().catchUp(null, signal)
    }
  }

  private open(): Follower<Made> {
    this.follower ??= this.parts.open()
    return this.follower
  }

  /** Keeps an open one aside where it is damaged; answers whether it was. */
  private mend(): boolean {
    const { dataDir, kind, onKept } = this.parts
    if (!this.follower || isSound(dataDir, kind)) return false
    this.follower.close()
    this.follower = null
    onKept(keepAside(dataDir, kind))
    return true
  }
}

/** Why a look failed, where a person can do something about it; else empty. */
export const troubleOf = (thrown: unknown): string =>
  thrown instanceof AppError ? thrown.message : ''
