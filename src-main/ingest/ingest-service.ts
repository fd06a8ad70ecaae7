import { homedir } from 'node:os'
import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { log } from '#main/lib/log.ts'
import { createPricer } from '#main/pricing/price-call.ts'
import { IndexWriter } from '#main/store/index-writer.ts'
import { Library } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import { type IngestProgress, type IngestReport, noProgress } from '#schema/ingest.ts'
import type { WatchedFolder } from '#schema/sources.ts'
import { type Discovery, discover, identifyPath, stampOf } from './discover.ts'
import { IngestPass, markMissing, type PassContext, type PassResult } from './ingest-pass.ts'
import { createProjectResolver } from './resolve-project.ts'
import { resolveRoots } from './roots.ts'
import { type Watching, watchSources } from './watch.ts'

/** Where the store is, what to watch, and whom to tell. */
export interface IngestOptions {
  readonly dataDir: string
  readonly claudeDirs: readonly string[] | undefined
  readonly onProgress: (progress: IngestProgress) => void
  readonly onChange: (sessionIds: readonly string[]) => void
  readonly onRoots: (roots: readonly WatchedFolder[]) => void
}

/** Setting under which folders that a person added are kept. */
const addedRoots = 'sources.added'

/** Keeps the store up to date with its sources; passes run one after the other. */
export class IngestService {
  private readonly options: IngestOptions
  private readonly library: Library
  private readonly index: IndexWriter
  private roots: WatchedFolder[] = []
  private progress = noProgress
  private queue: Promise<unknown> = Promise.resolve()
  private watching: Watching | null = null
  private readonly stopping = new AbortController()

  private constructor(options: IngestOptions) {
    this.options = options
    this.library = Library.open(options.dataDir)
    const resolver = createProjectResolver()
    const price = createPricer()
    try {
      this.index = IndexWriter.open(options.dataDir, this.library, price, resolver)
    } catch (thrown) {
      this.library.close()
      throw thrown
    }
  }

  /** Opens the stores for writing; a newer or foreign one is refused untouched. */
  static async open(options: IngestOptions): Promise<IngestService> {
    const service = new IngestService(options)
    await service.lookUpRoots()
    return service
  }

  /** Looks through every source and reads what is new. */
  runPass(): Promise<IngestReport> {
    return this.enqueue(async () => {
      const startedAt = performance.now()
      await this.lookUpRoots()
      const roots = this.readableRoots()
      if (this.watching && this.watching.roots.join() !== roots.join()) await this.watchAnew()
      const found = await discover(roots)
      const result = await this.read(found, true)
      markMissing(this.context(), roots, found)
      this.index.settle()
      return this.report(found, result, performance.now() - startedAt)
    })
  }

  /** Looks at some paths again: what a watcher saw. */
  lookAt(paths: readonly string[]): Promise<void> {
    return this.enqueue(async () => {
      const roots = this.readableRoots()
      const found: Discovery = { files: [], troubles: [] }
      let vanished = false
      for (const file of paths) {
        const identity = identifyPath(roots, file)
        const stamp = identity && (await stampOf(file).catch(() => null))
        if (identity && stamp) found.files.push({ identity, stamp })
        else if (identity) vanished = true
      }
      await this.read(found, false)
      if (vanished) markMissing(this.context(), roots, await discover(roots))
    })
  }

  /** Looks for changes from now on. */
  watch(): void {
    this.watching ??= watchSources({
      roots: this.readableRoots(),
      onPaths: (paths) => void this.lookAt(paths).catch(this.logFailure),
      onSweep: () => void this.runPass().catch(this.logFailure),
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

  async close(): Promise<void> {
    this.stopping.abort()
    await this.watching?.close()
    await this.queue.catch(() => undefined)
    this.index.close()
    this.library.close()
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work, work)
    this.queue = done.catch(() => undefined)
    return done
  }

  private context(): PassContext {
    return {
      library: this.library,
      index: this.index,
      now: Date.now,
      onProgress: (progress) => this.tell({ phase: 'reading', ...progress }),
      onChange: this.options.onChange,
    }
  }

  /** Only a look through everything speaks of its progress; one append is over before that. */
  private async read(found: Discovery, speaks: boolean): Promise<PassResult> {
    const context = this.context()
    const quiet = { ...context, onProgress: () => undefined }
    const pass = speaks ? new IngestPass(context, 'all') : new IngestPass(quiet, 'some')
    const result = await pass.run(found, this.stopping.signal)
    this.tell({ phase: 'live', asOf: Date.now() })
    return result
  }

  private tell(change: Partial<IngestProgress>): void {
    this.progress = { ...this.progress, ...change }
    this.options.onProgress(this.progress)
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
    void this.runPass().catch(this.logFailure)
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

  private report(found: Discovery, result: PassResult, elapsedMs: number): IngestReport {
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
      elapsedMs: Math.round(elapsedMs),
    }
  }

  private readonly logFailure = (thrown: unknown): void => {
    const reason = isErrno(thrown) ? pathTrouble(thrown) : String(thrown)
    log.error({ reason, dataDir: path.basename(this.options.dataDir) }, 'a pass failed')
  }
}
