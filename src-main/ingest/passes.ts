import { giveMemoryBack } from '#main/lib/give-memory-back.ts'
import { asStoreError } from '#main/store/open-database.ts'
import type { Library } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import { type IngestReport, noProgress } from '#schema/ingest.ts'
import { discover, discoverPaths } from './discover.ts'
import type { IndexInUse } from './index-in-use.ts'
import { IngestPass, type PassResult } from './ingest-pass.ts'
import { markMissing } from './mark-missing.ts'
import type { PassContext, PassProgress } from './pass-context.ts'
import { foundBy, reportOf } from './pass-report.ts'
import { type PrepareFile, type Preparer, prepareHere, preparerHere } from './prepare-file.ts'
import type { ReadingProgress } from './reading-progress.ts'
import type { SidecarWork } from './sidecar-keeper.ts'
import type { WatchedRoots } from './watched-roots.ts'
import { beginWork } from './work-done.ts'

/** What passes read from and write to, and whom they tell. */
export interface PassesOptions {
  readonly library: Library
  readonly index: IndexInUse
  readonly roots: WatchedRoots
  readonly progress: ReadingProgress
  /** Who prepares what a long look reads; else it is done in this thread. */
  readonly preparer: Preparer | undefined
  readonly onChange: (sessionIds: readonly string[]) => void
  /** Told of the files of which something was archived; null where that is not known of any. */
  readonly onArchived: (fileIds: readonly number[] | null) => void
  /** A store turned out to be damaged in the midst of a pass. */
  readonly onDamaged: () => void
}

/** What a look through every source did, and what it leaves for the sidecars. */
export interface PassEnd {
  readonly report: IngestReport
  readonly sidecars: SidecarWork
}

/** Reading so much leaves memory behind that nothing after it needs. */
const longBytes = 32 * 1024 * 1024

/** The passes over the sources: one after the other, and one that a person may stop. */
export class Passes {
  private readonly options: PassesOptions
  private queue: Promise<unknown> = Promise.resolve()
  private readonly closing = new AbortController()
  /** Ends the pass that is under way. */
  private underWay: { stopper: AbortController; ended: Promise<unknown> } | null = null
  /** What was left when a person stopped reading; passed over until they let it go on. */
  private unread: ReadonlySet<string> = new Set()
  private sweepWaits = false

  constructor(options: PassesOptions) {
    this.options = options
  }

  /** Whether a person stopped reading and something was left unread. */
  get isStopped(): boolean {
    return this.unread.size > 0
  }

  /** Looks through every source and reads what is new, what a stopped reading left included. */
  readAll(): Promise<PassEnd> {
    return this.alone(() => {
      const before = this.isStopped ? this.options.progress.now : noProgress
      this.unread = new Set()
      return this.pass(before)
    })
  }

  /**
   * Looks through every source; a stopped reading stays stopped. Null where a sweep waits already:
   * that one sees what this would.
   */
  sweep(): Promise<PassEnd | null> {
    if (this.sweepWaits) return this.idle().then(() => null)
    this.sweepWaits = true
    return this.alone(() => {
      this.sweepWaits = false
      return this.pass(this.isStopped ? null : noProgress)
    })
  }

  /** Looks at some paths again: what a watcher saw, or the files of one project. */
  lookAt(paths: readonly string[]): Promise<PassResult> {
    return this.alone(async () => {
      const { roots, index, onArchived } = this.options
      const readable = roots.readable()
      const { found, isOneGone } = await discoverPaths(readable, paths)
      const isRead = new Set(found.files.map(({ identity }) => identity.path))
      this.unread = new Set([...this.unread].filter((file) => !isRead.has(file)))
      const quiet = this.context(null, prepareHere)
      const before = index.writer.lastCall()
      const result = await new IngestPass(quiet, 'some').run(found, this.closing.signal)
      onArchived(result.fileIds)
      this.tellRead(before)
      if (isOneGone) markMissing(quiet, readable, await discover(readable))
      return result
    })
  }

  /** Runs work with no pass beside it, after those that wait; what fails is a store error in words. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work, work).catch((thrown: unknown) => {
      throw asStoreError(thrown)
    })
    this.queue = done.catch(() => undefined)
    return done
  }

  /** Resolves when all that waits now is done, well or not. */
  async idle(): Promise<void> {
    await this.queue
  }

  /** Ends the reading under way; what it committed stays. False where there was none to end. */
  async stop(): Promise<boolean> {
    const { underWay } = this
    // What is under way while a reading stays stopped is a sweep, and that passes the rest over.
    if (!underWay || this.isStopped) return false
    underWay.stopper.abort()
    await underWay.ended
    return this.isStopped
  }

  /** Ends the pass under way, and each that waits as soon as it begins. */
  abort(): void {
    this.closing.abort()
  }

  /**
   * One look through everything, which {@link stop} can end. It is told as going on from `before`;
   * not told while it runs where that is null.
   */
  private async pass(before: PassProgress | null): Promise<PassEnd> {
    const { progress, onDamaged } = this.options
    const stopper = new AbortController()
    const signal = AbortSignal.any([stopper.signal, this.closing.signal])
    const ended = this.passUntil(signal, before)
    this.underWay = { stopper, ended: ended.catch(() => undefined) }
    try {
      return await ended
    } catch (thrown) {
      progress.tellFailed(thrown, this.isStopped)
      if (thrown instanceof AppError && thrown.code === 'store_damaged') onDamaged()
      throw thrown
    } finally {
      this.underWay = null
    }
  }

  private async passUntil(signal: AbortSignal, before: PassProgress | null): Promise<PassEnd> {
    const { library, index, roots, progress, preparer, onArchived } = this.options
    const { writer } = index
    const work = beginWork(library, writer)
    await roots.lookUp()
    const { prepare, warm, rest } = preparer ?? preparerHere
    // All of it will be new: threads start while the folders are looked through.
    if (progress.now.asOf === null && writer.indexedFiles().size === 0) warm()
    const readable = roots.readable()
    const found = await discover(readable)
    progress.tell({ found: foundBy(readable, found) })
    const context = this.context(before, prepare)
    const lastCall = writer.lastCall()
    const result = await new IngestPass(context, 'all').run(found, signal)
    // What follows starts threads of its own.
    await rest()
    work.noteTotals()
    if (!this.closing.signal.aborted) this.unread = new Set([...this.unread, ...result.left])
    markMissing(context, readable, found)
    writer.settle()
    if (result.newBytes > longBytes) this.giveMemoryBack()
    // After a start it is not known how far the full text is.
    onArchived(progress.now.asOf === null ? null : result.fileIds)
    this.tellRead(lastCall)
    const report = reportOf(writer, found, result, work.end())
    return { report, sidecars: { roots: readable, found } }
  }

  private context(before: PassProgress | null, prepare: PrepareFile): PassContext {
    const { library, index, progress, onChange } = this.options
    const onProgress = (now: PassProgress): void => {
      if (before) progress.tellReading(now, before)
    }
    const { writer } = index
    return {
      library,
      index: writer,
      now: Date.now,
      onProgress,
      onChange,
      prepare,
      skip: this.unread,
    }
  }

  private giveMemoryBack(): void {
    this.options.library.shrink()
    this.options.index.writer.shrink()
    giveMemoryBack()
  }

  private tellRead(lastCall: number): void {
    const { index, progress } = this.options
    progress.tellRead(index.writer.callsAfter(lastCall), this.isStopped)
  }
}
