import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { log } from '#main/lib/log.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import type { Library } from '#main/store/library.ts'
import type { Notes } from '#main/store/notes.ts'
import { asStoreError } from '#main/store/open-database.ts'
import { openLibrary } from '#main/store/open-library.ts'
import { AppError } from '#schema/errors.ts'
import type { BackfillJob, IngestProgress, IngestReport, LostLibrary } from '#schema/ingest.ts'
import type { WatchedFolder } from '#schema/sources.ts'
import { Backfill } from './backfill.ts'
import { GhostFollower } from './ghost-follower.ts'
import { IndexInUse } from './index-in-use.ts'
import { Passes } from './passes.ts'
import type { Preparer } from './prepare-file.ts'
import { projectFiles } from './project-files.ts'
import { projectHistory } from './project-history.ts'
import { ReadingProgress } from './reading-progress.ts'
import { rebuildIndex, removeLeftRebuilds } from './rebuild-index.ts'
import { SidecarKeeper } from './sidecar-keeper.ts'
import { type LookAtTexts, TextFollower } from './text-follower.ts'
import type { TextBacklog } from './text-shard.ts'
import { WatchedRoots } from './watched-roots.ts'

/** Where the store is, what to watch, and whom to tell. */
export interface IngestOptions {
  readonly dataDir: string
  readonly claudeDirs: readonly string[] | undefined
  readonly onProgress: (progress: IngestProgress) => void
  readonly onChange: (sessionIds: readonly string[]) => void
  /** The index was replaced by another file: who has it open must open it again. */
  readonly onReplaced: () => void
  readonly onRoots: (roots: readonly WatchedFolder[]) => void
  /** Who prepares what a long look reads; else it is done in this thread. */
  readonly preparer?: Preparer
  /** Who keeps the full text; without one nothing can be searched. */
  readonly lookAtTexts?: LookAtTexts
  /** Who keeps what is made of sessions; asked when the words of the same files are in. */
  readonly lookAtInsights?: LookAtTexts
}

const nobody: LookAtTexts = () => Promise.resolve()

/** Keeps the store up to date with its sources. */
export class IngestService {
  private readonly options: IngestOptions
  private readonly library: Library
  private readonly index: IndexInUse
  private readonly progress: ReadingProgress
  private readonly roots: WatchedRoots
  private readonly passes: Passes
  private readonly jobs: Backfill
  private readonly sidecars: SidecarKeeper
  private readonly ghosts: GhostFollower
  private readonly texts: TextFollower
  private readonly insights: TextFollower
  private words: Promise<unknown> = Promise.resolve()

  private constructor(options: IngestOptions) {
    this.options = options
    const progress = new ReadingProgress(options.onProgress)
    this.progress = progress
    this.jobs = new Backfill((backfill) => progress.tell({ backfill }))
    this.texts = new TextFollower(options.lookAtTexts ?? nobody, (text) => progress.tellText(text))
    const lookAtInsights = options.lookAtInsights ?? nobody
    this.insights = new TextFollower(
      (fileIds, look) => this.words.then(() => lookAtInsights(fileIds, look)),
      (insights) => progress.tellInsights(insights),
    )
    const library = openLibrary(options.dataDir, { onKept: this.noteKept, onLost: this.noteLost })
    this.library = library
    try {
      this.index = new IndexInUse(options.dataDir, library, this.noteKept)
    } catch (thrown) {
      library.close()
      throw asStoreError(thrown)
    }
    this.ghosts = new GhostFollower(library)
    this.sidecars = new SidecarKeeper(library, ({ changed }) => this.followGhosts(changed))
    this.roots = this.rootsOf(options)
    this.passes = this.passesOf(options)
  }

  /** Opens the stores for writing; a newer or foreign one is refused untouched. */
  static async open(options: IngestOptions): Promise<IngestService> {
    await removeLeftRebuilds(options.dataDir)
    const service = new IngestService(options)
    await service.roots.lookUp()
    return service
  }

  /** Looks through every source and reads what is new, what a stopped reading left included. */
  async runPass(): Promise<IngestReport> {
    const { report, sidecars } = await this.passes.readAll()
    const startedAt = performance.now()
    // Behind the transcripts, which people wait for.
    const unreadableFiles = [...report.unreadableFiles, ...(await this.sidecars.keep(sidecars))]
    const elapsedMs = report.elapsedMs + Math.round(performance.now() - startedAt)
    return { ...report, unreadableFiles, elapsedMs }
  }

  /** Looks through every source now and then; a stopped reading stays stopped. */
  async sweep(): Promise<void> {
    const ended = await this.passes.sweep()
    if (ended) await this.sidecars.keep(ended.sidecars)
  }

  /** Looks at some paths again: what a watcher saw. */
  async lookAt(paths: readonly string[]): Promise<void> {
    await this.passes.lookAt(paths)
  }

  /**
   * Reads what is new in the folders named after a project. All sources are looked through where
   * none was yet, or where there is no such folder, as with an agent that has none for a project.
   */
  async refreshProject(slug: string): Promise<Pick<IngestReport, 'changedFiles' | 'newLines'>> {
    await this.roots.lookUp()
    const files = await projectFiles(this.roots.readable(), slug)
    const isFirst = this.progress.now.asOf === null
    return isFirst || files.length === 0 ? await this.runPass() : await this.passes.lookAt(files)
  }

  /**
   * Begins to bring the whole store up to date in the background, with `force` to make the index
   * anew; `conflict` while one is under way.
   */
  backfill(force: boolean): BackfillJob {
    return this.jobs.start(force, async (signal) => {
      if (force) return this.rebuild(signal)
      await this.runPass()
      return !this.passes.isStopped
    })
  }

  /** Ends the reading under way; what it committed stays. False where there was none to end. */
  async stop(): Promise<boolean> {
    return this.progress.isRebuilding ? this.jobs.stop() : this.passes.stop()
  }

  /** Looks for changes from now on. */
  watch(): void {
    this.roots.watch()
  }

  /** Watches one more folder from now on; `folder_unreadable` where it cannot be watched. */
  async addRoot(folder: string): Promise<WatchedFolder[]> {
    const roots = await this.roots.add(folder)
    this.sweepSoon()
    return roots
  }

  /** Watches a folder that a person added no more; `not_found` where nobody added it. */
  async removeRoot(folder: string): Promise<WatchedFolder[]> {
    const roots = await this.roots.remove(folder)
    this.sweepSoon()
    return roots
  }

  /**
   * Looks whether the index can be read at all and, where it cannot, begins another, which the next
   * pass fills from the library; see `IndexInUse`. Answers whether it was mended.
   */
  mendIndex(): Promise<boolean> {
    return this.passes.alone(async () => {
      const isMended = this.index.mend()
      if (isMended) this.options.onReplaced()
      return isMended
    })
  }

  /** Resolves when every word of what is archived can be found. */
  catchUpTexts(): Promise<void> {
    return this.texts.follow(null)
  }

  /** Makes the full text anew from what is archived; resolves when every word of it can be found. */
  reindexTexts(): Promise<void> {
    return this.texts.follow(null, 'anew')
  }

  /** Makes questions, answers and tags anew of what is indexed; resolves when that is done. */
  reindexInsights(): Promise<void> {
    return this.insights.follow(null, 'anew')
  }

  /**
   * A projection turned out to be damaged while it was asked: looks whether it is and makes it anew.
   * Resolves when that is done.
   */
  mendProjection(fileName: string): Promise<void> {
    const follower = fileName === insightsKind.fileName ? this.insights : this.texts
    return follower.follow(null, 'mend')
  }

  /** A damaged projection was kept aside under this path. */
  readonly noteKept = (file: string): void => {
    log.error({ file: path.basename(file) }, 'a damaged database was kept aside')
    this.progress.tellKeptAside(file)
  }

  /** How far those who make insights are behind. */
  noteInsightBacklog(backlog: TextBacklog): void {
    this.insights.noteBacklog(backlog)
  }

  /** How far those who keep the full text are behind. */
  noteTextBacklog(backlog: TextBacklog): void {
    this.texts.noteBacklog(backlog)
  }

  /** Whether there is nothing to show before something was read. */
  isEmpty(): boolean {
    return this.index.writer.indexedFiles().size === 0
  }

  /** A setting as it is stored; null where it was never set. */
  setting(key: string): unknown {
    return this.library.setting(key)
  }

  /** Keeps settings, all or none of them. */
  keepSettings(rows: readonly (readonly [key: string, value: unknown])[]): void {
    this.library.transaction(() => {
      for (const [key, value] of rows) this.library.setSetting(key, value)
    })
  }

  /** Changes what people wrote as one commit of the library, then shows titles in the index. */
  async changeNotes<T>(work: (notes: Notes) => T): Promise<T> {
    const { notes } = this.library
    notes.takeTouched()
    const done = this.library.transaction(() => work(notes))
    try {
      this.index.retitle()
    } catch {
      // The index may be put in another's place at this moment, which is done before what waits.
      await this.passes.alone(async () => this.index.retitle())
    }
    this.options.onChange(notes.takeTouched())
    return done
  }

  /** Prices what is stored by the prices that are set by now, once no pass is under way. */
  async reprice(): Promise<void> {
    await this.passes.alone(async () => this.index.reprice())
    this.options.onChange(this.index.writer.newestSessions())
  }

  /** Ends what is under way and lets go of the stores. */
  async close(): Promise<void> {
    this.passes.abort()
    await this.jobs.stop()
    await this.roots.close()
    await this.passes.idle()
    await this.sidecars.close()
    this.index.close()
    this.library.close()
  }

  private rootsOf({ claudeDirs, onRoots }: IngestOptions): WatchedRoots {
    return new WatchedRoots({
      library: this.library,
      claudeDirs,
      onRoots,
      onPaths: (paths) => void this.lookAt(paths).catch(this.logFailure),
      onSweep: () => this.sweepSoon(),
    })
  }

  private passesOf({ preparer, onChange }: IngestOptions): Passes {
    const { library, index, roots, progress } = this
    const onArchived = (fileIds: readonly number[] | null): void => this.followTexts(fileIds)
    const onDamaged = (): void => void this.mendAndRead().catch(this.logFailure)
    return new Passes({
      library,
      index,
      roots,
      progress,
      preparer,
      onChange,
      onArchived,
      onDamaged,
    })
  }

  private sweepSoon(): void {
    void this.sweep().catch(this.logFailure)
  }

  /** Behind the pass that failed, since that still stands in the queue. */
  private async mendAndRead(): Promise<void> {
    if (await this.mendIndex()) await this.runPass()
  }

  private followGhosts(changed: readonly string[]): void {
    const isAllRead = !this.passes.isStopped && !this.progress.isRebuilding
    const touched = this.ghosts.look(this.index.writer, changed, isAllRead)
    if (touched.length > 0) this.options.onChange(touched)
  }

  /** Words follow by themselves while the program watches; a single command asks when it needs them. */
  private followTexts(fileIds: readonly number[] | null): void {
    const { texts, insights } = this
    const wanted = texts.hasFailed ? null : fileIds
    if (!this.roots.isWatching) return
    if (wanted?.length !== 0) this.words = texts.follow(wanted).catch(this.logFailure)
    const sessions = insights.hasFailed ? null : fileIds
    if (sessions?.length !== 0) void insights.follow(sessions).catch(this.logFailure)
  }

  private async rebuild(signal: AbortSignal): Promise<boolean> {
    await this.passes.idle()
    const { library, index, progress, options } = this
    progress.beginRebuild()
    try {
      return await rebuildIndex(
        {
          dataDir: options.dataDir,
          library,
          openIndex: index.openIn,
          onProgress: (now) => progress.tellRebuild(now),
          alone: (work) => this.passes.alone(work),
          replace: (made) => this.replaceIndex(made),
        },
        signal,
      )
    } finally {
      progress.endRebuild(this.passes.isStopped)
    }
  }

  private async replaceIndex(made: IndexWriter): Promise<void> {
    if (!this.passes.isStopped) projectHistory(this.library, made)
    await this.index.replaceWith(made)
    this.options.onChange(this.index.writer.newestSessions())
  }

  private readonly noteLost = (lost: LostLibrary): void => {
    const { sessions, gone } = lost
    const file = path.basename(lost.file)
    log.error({ file, sessions, gone }, 'the library was lost and another one is begun')
    this.progress.tellLost(lost)
  }

  private readonly logFailure = (thrown: unknown): void => {
    const isOfDisk = isErrno(thrown) && !(thrown instanceof AppError)
    const reason = isOfDisk ? pathTrouble(thrown) : String(thrown)
    log.error({ reason, dataDir: path.basename(this.options.dataDir) }, 'a pass failed')
    this.progress.tellFailed(thrown, this.passes.isStopped)
  }
}
