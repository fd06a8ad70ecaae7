import { homedir } from 'node:os'
import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { log } from '#main/lib/log.ts'
import { priceSetting, storedPrices } from '#main/pricing/stored-prices.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { IndexWriter } from '#main/store/index-writer.ts'
import { keepAside } from '#main/store/keep-aside.ts'
import type { Library } from '#main/store/library.ts'
import { asStoreError } from '#main/store/open-database.ts'
import { openLibrary } from '#main/store/open-library.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import {
  type BackfillJob,
  type FoundInFolder,
  type IngestProgress,
  type IngestReport,
  noProgress,
} from '#schema/ingest.ts'
import type { WatchedFolder } from '#schema/sources.ts'
import { Backfill } from './backfill.ts'
import { type Discovery, discover, identifyPath, stampInPlace, type Trouble } from './discover.ts'
import { IngestPass, type PassContext, type PassProgress, type PassResult } from './ingest-pass.ts'
import { markMissing } from './mark-missing.ts'
import { type PrepareFile, prepareHere } from './prepare-file.ts'
import { rebuildIndex, removeLeftRebuilds } from './rebuild-index.ts'
import { createProjectResolver } from './resolve-project.ts'
import { projectHistory } from './project-history.ts'
import { resolveRoots } from './roots.ts'
import { SidecarKeeper, type SidecarWork } from './sidecar-keeper.ts'
import { type LookAtTexts, TextFollower } from './text-follower.ts'
import type { TextBacklog } from './text-shard.ts'
import { type Watching, watchSources } from './watch.ts'
import { beginWork, type WorkDone } from './work-done.ts'

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
  readonly prepare?: PrepareFile
  /** Who keeps the full text; without one nothing can be searched. */
  readonly lookAtTexts?: LookAtTexts
}

const foundBy = (roots: readonly string[], { files }: Discovery): FoundInFolder[] =>
  roots.map((root) => {
    const own = files.filter(({ identity }) => identity.configDir === root)
    const bytes = own.reduce((sum, { stamp }) => sum + stamp.size, 0)
    return { path: root, files: own.length, bytes }
  })

/** Setting under which folders that a person added are kept. */
const addedRoots = 'sources.added'

/** Reading this much takes a second or two. */
const mostChecked = 256 * 1024 * 1024

/** Keeps the store up to date with its sources; passes run one after the other. */
export class IngestService {
  private readonly options: IngestOptions
  private readonly library: Library
  private index: IndexWriter
  private readonly jobs: Backfill
  private isRebuilding = false
  private roots: WatchedFolder[] = []
  private progress = noProgress
  private queue: Promise<unknown> = Promise.resolve()
  private watching: Watching | null = null
  private readonly closing = new AbortController()
  /** Ends the pass that is under way. */
  private underWay: { stopper: AbortController; ended: Promise<unknown> } | null = null
  /** What was left when a person stopped reading; passed over until they let it go on. */
  private unread: ReadonlySet<string> = new Set()
  private sweepWaits = false
  private readonly sidecars: SidecarKeeper
  private readonly texts: TextFollower
  /** What the last pass left for the sidecars. */
  private sidecarWork: SidecarWork | null = null
  private knowsGhosts = false

  private constructor(options: IngestOptions) {
    this.options = options
    this.jobs = new Backfill((backfill) => this.tell({ backfill }))
    const nobody: LookAtTexts = () => Promise.resolve()
    this.texts = new TextFollower(options.lookAtTexts ?? nobody, (text) =>
      this.tell({ stages: { ...this.progress.stages, text } }),
    )
    this.library = openLibrary(options.dataDir, this.noteKept)
    this.sidecars = new SidecarKeeper(this.library, ({ changed }) => this.noteGhosts(changed))
    try {
      this.index = this.openIndex(options.dataDir)
    } catch (thrown) {
      this.library.close()
      throw asStoreError(thrown)
    }
  }

  /** Opens the stores for writing; a newer or foreign one is refused untouched. */
  static async open(options: IngestOptions): Promise<IngestService> {
    await removeLeftRebuilds(options.dataDir)
    const service = new IngestService(options)
    await service.lookUpRoots()
    return service
  }

  /** Looks through every source and reads what is new, what a stopped reading left included. */
  async runPass(): Promise<IngestReport> {
    const report = await this.enqueue(async () => {
      const before = this.unread.size > 0 ? this.progress : noProgress
      this.unread = new Set()
      return this.pass((progress) => this.tellReading(progress, before))
    })
    const startedAt = performance.now()
    const unreadableFiles = [...report.unreadableFiles, ...(await this.keepSidecars())]
    const elapsedMs = report.elapsedMs + Math.round(performance.now() - startedAt)
    return { ...report, unreadableFiles, elapsedMs }
  }

  /** Looks through every source now and then; a stopped reading stays stopped. */
  sweep(): Promise<unknown> {
    if (this.sweepWaits) return this.queue
    this.sweepWaits = true
    return this.enqueue(() => {
      this.sweepWaits = false
      const isStopped = this.unread.size > 0
      return this.pass((progress) => {
        if (!isStopped) this.tellReading(progress, noProgress)
      })
    }).then(() => this.keepSidecars())
  }

  /**
   * Begins to bring the whole store up to date in the background, with `force` to make the index
   * anew; `conflict` while one is under way.
   */
  backfill(force: boolean): BackfillJob {
    return this.jobs.start(force, async (signal) => {
      if (force) return this.rebuild(signal)
      await this.runPass()
      return this.unread.size === 0
    })
  }

  /** Ends the reading under way; what it committed stays. False where there was none to end. */
  async stop(): Promise<boolean> {
    if (this.isRebuilding) return this.jobs.stop()
    const { underWay } = this
    // What is under way while a reading stays stopped is a sweep, and that passes the rest over.
    if (!underWay || this.unread.size > 0) return false
    underWay.stopper.abort()
    await underWay.ended
    return this.unread.size > 0
  }

  /** Looks at some paths again: what a watcher saw. */
  lookAt(paths: readonly string[]): Promise<void> {
    return this.enqueue(async () => {
      const roots = this.readableRoots()
      const found: Discovery = { files: [], sidecars: [], troubles: [] }
      let vanished = false
      for (const file of paths) {
        const identity = identifyPath(roots, file)
        const stamp = identity && (await stampInPlace(file).catch(() => null))
        if (identity && stamp) found.files.push({ identity, stamp })
        else if (identity) vanished = true
      }
      const isRead = new Set(found.files.map(({ identity }) => identity.path))
      this.unread = new Set([...this.unread].filter((file) => !isRead.has(file)))
      const quiet = this.context(() => undefined)
      const before = this.index.lastCall()
      const { fileIds } = await new IngestPass(quiet, 'some').run(found, this.closing.signal)
      this.followTexts(fileIds)
      this.tellRead(this.index.callsAfter(before))
      if (vanished) markMissing(quiet, roots, await discover(roots))
    })
  }

  /** Looks for changes from now on. */
  watch(): void {
    this.watching ??= watchSources({
      roots: this.readableRoots(),
      onPaths: (paths) => void this.lookAt(paths).catch(this.logFailure),
      onSweep: () => void this.sweep().catch(this.logFailure),
    })
  }

  async addRoot(folder: string): Promise<WatchedFolder[]> {
    const [root] = await resolveRoots({ claudeDirs: [folder], added: [], env: {}, home: '' })
    if (root?.state !== 'watched') {
      throw new AppError('folder_unreadable', `${folder} is missing or cannot be read.`)
    }
    return this.setAdded([...new Set([...this.addedRoots(), root.path])])
  }

  async removeRoot(folder: string): Promise<WatchedFolder[]> {
    const added = this.addedRoots()
    if (!added.includes(folder)) {
      throw new AppError('not_found', `${folder} is not among the folders a person added.`)
    }
    return this.setAdded(added.filter((one) => one !== folder))
  }

  /**
   * Looks whether the index can be read at all and, where it cannot, keeps it aside and begins
   * another, which the next pass fills from the library. One too large to be read at every start
   * is left to the doctor. Answers whether it was mended.
   */
  mendIndex(): Promise<boolean> {
    return this.enqueue(async () => {
      if (this.index.size() > mostChecked || this.index.isSound()) return false
      this.index.close()
      this.noteKept(keepAside(this.options.dataDir, indexKind))
      this.index = this.openIndex(this.options.dataDir)
      this.options.onReplaced()
      return true
    })
  }

  /** Resolves when every word of what is archived can be found. */
  catchUpTexts(): Promise<void> {
    return this.texts.follow(null)
  }

  /** How far those who keep the full text are behind. */
  noteTextBacklog(backlog: TextBacklog): void {
    this.texts.noteBacklog(backlog)
  }

  /** Whether there is nothing to show before something was read. */
  isEmpty(): boolean {
    return this.index.indexedFiles().size === 0
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

  async close(): Promise<void> {
    this.closing.abort()
    await this.jobs.stop()
    await this.watching?.close()
    await this.queue.catch(() => undefined)
    await this.sidecars.close()
    this.index.close()
    this.library.close()
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work, work).catch((thrown: unknown) => {
      throw asStoreError(thrown)
    })
    this.queue = done.catch(() => undefined)
    return done
  }

  private context(
    onProgress: PassContext['onProgress'],
    prepare: PrepareFile = prepareHere,
  ): PassContext {
    const { library, index, unread } = this
    const { onChange } = this.options
    return { library, index, now: Date.now, onProgress, onChange, prepare, skip: unread }
  }

  /** One look through everything, which {@link stop} can end. */
  private async pass(onProgress: PassContext['onProgress']): Promise<IngestReport> {
    const stopper = new AbortController()
    const signal = AbortSignal.any([stopper.signal, this.closing.signal])
    const ended = this.passUntil(signal, onProgress)
    this.underWay = { stopper, ended: ended.catch(() => undefined) }
    try {
      return await ended
    } catch (thrown) {
      // Or "reading" would stand for good.
      this.tell({ phase: this.restPhase(), trouble: toFailure(thrown).message })
      if (thrown instanceof AppError && thrown.code === 'store_damaged') this.mendLater()
      throw thrown
    } finally {
      this.underWay = null
    }
  }

  /** After the transcripts, which people wait for. */
  private async keepSidecars(): Promise<readonly Trouble[]> {
    const work = this.sidecarWork
    this.sidecarWork = null
    return work ? await this.sidecars.keep(work) : []
  }

  /** Behind the pass that failed, since that still stands in the queue. */
  private mendLater(): void {
    const mend = async (): Promise<void> => {
      if (await this.mendIndex()) await this.runPass()
    }
    void mend().catch(this.logFailure)
  }

  /** Sessions that only a history of prompts tells of; looked for when it changed, and at first. */
  private noteGhosts(changed: readonly string[]): void {
    // While transcripts are still unread, more sessions would seem gone than are: put off.
    if (this.unread.size > 0 || this.isRebuilding) {
      this.knowsGhosts = false
      return
    }
    if (this.knowsGhosts && !changed.some((file) => file.endsWith('.jsonl'))) return
    const touched = projectHistory(this.library, this.index)
    this.knowsGhosts = true
    if (touched.length > 0) this.options.onChange(touched)
  }

  private restPhase(): 'reading' | 'stopped' | 'live' {
    if (this.isRebuilding) return 'reading'
    return this.unread.size > 0 ? 'stopped' : 'live'
  }

  private async passUntil(
    signal: AbortSignal,
    onProgress: PassContext['onProgress'],
  ): Promise<IngestReport> {
    const work = beginWork(this.library, this.index)
    await this.lookUpRoots()
    const roots = this.readableRoots()
    if (this.watching && this.watching.roots.join() !== roots.join()) await this.watchAnew()
    const found = await discover(roots)
    this.tell({ found: foundBy(roots, found) })
    const context = this.context(onProgress, this.options.prepare)
    const before = this.index.lastCall()
    const result = await new IngestPass(context, 'all').run(found, signal)
    work.noteTotals()
    if (!this.closing.signal.aborted) this.unread = new Set([...this.unread, ...result.left])
    markMissing(context, roots, found)
    this.index.settle()
    // After a start it is not known how far the full text is.
    this.followTexts(this.progress.asOf === null ? null : result.fileIds)
    this.tellRead(this.index.callsAfter(before))
    this.sidecarWork = { roots, found }
    return this.report(found, result, work.end())
  }

  /** What a reading did before it was stopped counts on in the one that takes it up again. */
  private tellReading(progress: PassProgress, before: PassProgress): void {
    // The window shows one thing at a time, and a rebuild is the longer one.
    if (this.isRebuilding) return
    const isFirst = this.progress.phase !== 'reading'
    const done = before.bytesDone + progress.bytesDone
    const total = before.bytesDone + progress.bytesTotal
    this.tell({
      phase: 'reading',
      ...(isFirst ? { startedAt: Date.now() } : {}),
      filesDone: before.filesDone + progress.filesDone,
      filesTotal: before.filesDone + progress.filesTotal,
      bytesDone: done,
      bytesTotal: total,
      stages: { ...this.progress.stages, library: { done, total }, index: { done, total } },
    })
  }

  private tellRead(newCalls: number): void {
    const { stages } = this.progress
    const phase = this.restPhase()
    const isRead = phase === 'live'
    const index = isRead ? { ...stages.index, done: stages.index.total } : stages.index
    const library = isRead ? { ...stages.library, done: stages.library.total } : stages.library
    const asOf = Date.now()
    this.tell({ phase, asOf, newCalls, trouble: null, stages: { ...stages, library, index } })
  }

  private openIndex(folder: string): IndexWriter {
    this.knowsGhosts = false
    const { price, mark } = storedPrices(this.library.setting(priceSetting))
    const resolver = createProjectResolver()
    const index = IndexWriter.open(folder, this.library, price, resolver, this.noteKept)
    index.reprice(mark)
    return index
  }

  private async rebuild(signal: AbortSignal): Promise<boolean> {
    await this.queue
    const { library, options } = this
    const { filesDone, filesTotal, bytesDone, bytesTotal, stages } = this.progress
    this.isRebuilding = true
    this.tell({ phase: 'reading', startedAt: Date.now() })
    try {
      return await rebuildIndex(
        {
          dataDir: options.dataDir,
          library,
          openIndex: (folder) => this.openIndex(folder),
          onProgress: (progress) => {
            const index = { done: progress.bytesDone, total: progress.bytesTotal }
            this.tell({ ...progress, stages: { ...this.progress.stages, index } })
          },
          alone: (work) => this.enqueue(work),
          replace: (made) => this.replaceIndex(made),
        },
        signal,
      )
    } finally {
      this.isRebuilding = false
      const phase = this.progress.asOf === null ? 'starting' : this.restPhase()
      // Where a stopped reading stands is as true as before.
      this.tell({ phase, filesDone, filesTotal, bytesDone, bytesTotal, stages })
    }
  }

  /** Opened anew afterwards: what a writer remembers is of the index that was. */
  private async replaceIndex(made: IndexWriter): Promise<void> {
    if (this.unread.size === 0) projectHistory(this.library, made)
    await made.copyInto(this.options.dataDir)
    this.index.close()
    this.index = this.openIndex(this.options.dataDir)
    this.index.settle()
    this.options.onChange(this.index.newestSessions())
  }

  private tell(change: Partial<IngestProgress>): void {
    this.progress = { ...this.progress, ...change }
    this.options.onProgress(this.progress)
  }

  /** Words follow by themselves while the program watches; a single command asks when it needs them. */
  private followTexts(fileIds: readonly number[] | null): void {
    if (this.watching && fileIds?.length !== 0)
      void this.texts.follow(fileIds).catch(this.logFailure)
  }

  private readableRoots(): string[] {
    return this.roots.filter((root) => root.state === 'watched').map((root) => root.path)
  }

  private addedRoots(): string[] {
    const value = this.library.setting(addedRoots)
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  }

  private async setAdded(added: readonly string[]): Promise<WatchedFolder[]> {
    this.library.setSetting(addedRoots, added)
    await this.lookUpRoots()
    if (this.watching) await this.watchAnew()
    void this.sweep().catch(this.logFailure)
    return this.roots
  }

  /** After a folder came or went. */
  private async watchAnew(): Promise<void> {
    await this.watching?.close()
    this.watching = null
    this.watch()
  }

  private async lookUpRoots(): Promise<void> {
    const { claudeDirs } = this.options
    const wishes = { claudeDirs, added: this.addedRoots(), env: process.env, home: homedir() }
    this.roots = await resolveRoots(wishes)
    this.options.onRoots(this.roots)
  }

  private report(found: Discovery, result: PassResult, work: WorkDone): IngestReport {
    const figures = this.index.fileFigures()
    const known = found.files.map((file) => figures.get(file.identity.path))
    return {
      files: found.files.length,
      changedFiles: result.changedFiles,
      lines: known.reduce((sum, file) => sum + (file?.lines ?? 0), 0),
      bytes: found.files.reduce((sum, file) => sum + file.stamp.size, 0),
      newLines: result.newLines,
      newBytes: result.newBytes,
      ...this.index.counts(),
      problems: known.reduce((sum, file) => sum + (file?.problems ?? 0), 0),
      unreadableFiles: result.troubles,
      ...work,
    }
  }

  private readonly noteKept = (file: string): void => {
    log.error({ file: path.basename(file) }, 'a damaged database was kept aside')
    this.tell({ keptAside: [...this.progress.keptAside, file] })
  }

  private readonly logFailure = (thrown: unknown): void => {
    const reason = isErrno(thrown) ? pathTrouble(thrown) : String(thrown)
    log.error({ reason, dataDir: path.basename(this.options.dataDir) }, 'a pass failed')
    this.tell({ phase: this.restPhase(), trouble: toFailure(thrown).message })
  }
}
