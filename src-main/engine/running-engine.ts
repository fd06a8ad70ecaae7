import { isDeepStrictEqual } from 'node:util'
import type { EngineState, SelectName } from '#main/features/handlers.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { EngineHealth, Notice, NoticeName } from '#schema/events.ts'
import { noProgress } from '#schema/ingest.ts'
import type { OperationName, Output } from '#schema/operations.ts'
import { defaultSettings, type Settings } from '#schema/settings.ts'
import type { KnownCall } from './dispatch.ts'
import type { EngineOptions, NoticeListener } from './engine.ts'
import { IngestWorker } from './ingest-worker.ts'
import { afterLoss } from './lost-backfill.ts'
import { QueryPool } from './query-pool.ts'
import type { FromWorker } from './worker-messages.ts'

/** What is told of sessions in one notice; more of them mean "many". */
const mostSessions = 100

const isSelect = (name: OperationName): name is SelectName => name.startsWith('projects.select')

const unwrap = (outcome: Outcome<unknown>): unknown => {
  if (outcome.ok) return outcome.value
  throw AppError.from(outcome.error)
}

/** One store and the workers that fill it and answer from it. */
export class RunningEngine {
  private readonly listeners = new Set<NoticeListener>()
  private readonly queries: QueryPool
  private readonly ingest: IngestWorker
  private state: EngineState
  private revision = 0
  private closing = false
  private chosen = defaultSettings

  private constructor(options: EngineOptions, isSample: boolean) {
    const { dataDir, claudeDirs, watch, ingest } = options
    const start = { dataDir, claudeDirs, watch, ingest }
    this.queries = new QueryPool(start, (fileName) => void this.ingest.mend(fileName))
    this.ingest = new IngestWorker({
      start,
      onMessage: (message) => this.onMessage(message),
      onHealth: (health) => this.onHealth(health),
    })
    this.state = {
      version: options.version,
      dataDir: options.dataDir,
      startedAt: Date.now(),
      watching: options.watch,
      isSample,
      progress: noProgress,
      health: { state: 'ready', message: 'Reading.' },
      roots: [],
      selectedProject: null,
    }
  }

  /**
   * Opens the store and starts the workers. Rejects with an AppError in words when the data folder
   * cannot be used (`store_newer`, `store_damaged`, `unavailable`).
   */
  static async start(options: EngineOptions, isSample = false): Promise<RunningEngine> {
    const engine = new RunningEngine(options, isSample)
    if (await engine.startOnStanding(options)) return engine
    // Both load at once; no query is asked before the writer has made or mended the stores.
    if (options.warm !== false) engine.queries.warm({ all: options.watch })
    try {
      await engine.ingest.start()
    } catch (error) {
      await engine.queries.close()
      throw error
    }
    return engine
  }

  /**
   * Answers from what the stores hold and lets the writer start later, whose start takes as much
   * time as the first screen; false where it has to look at the stores first.
   */
  private async startOnStanding({ readAfterMs = 0, early }: EngineOptions): Promise<boolean> {
    if (readAfterMs === 0) return false
    const settings = await this.queries.warmStanding(early)
    if (!settings) return false
    this.chosen = settings
    this.ingest.startLater(readAfterMs)
    return true
  }

  /** What a person chose, as this store keeps it. */
  get settings(): Settings {
    return this.chosen
  }

  readonly subscribe = (listener: NoticeListener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly close = async (): Promise<void> => {
    if (this.closing) return
    this.closing = true
    await this.queries.close()
    await this.ingest.close()
    this.listeners.clear()
  }

  /** Runs a known operation with a parsed input; rejects with an AppError. */
  async run({ name, operation: { kind }, input }: KnownCall): Promise<unknown> {
    if (kind === 'stream') throw new AppError('invalid_input', 'This is a stream; subscribe to it.')
    if (isSelect(name)) return await this.select(name, input)
    if (kind !== 'command') return unwrap(await this.queries.call(name, input, this.state))
    return unwrap(await this.ingest.call(name, input, this.state))
  }

  /** Finds the project that is meant and keeps it: no store has a place for what one process looks at. */
  private async select(name: OperationName, input: unknown): Promise<unknown> {
    const chosen = unwrap(await this.queries.call(name, input, this.state))
    const { log_dir_name: selectedProject } = chosen as Output<SelectName>
    this.state = { ...this.state, selectedProject }
    return chosen
  }

  private onMessage(message: FromWorker): void {
    if (message.kind === 'roots') this.onRoots(message.roots)
    if (message.kind === 'replaced') this.queries.renew()
    if (message.kind === 'progress') {
      this.state = { ...this.state, progress: message.progress }
      this.publish('ingest.progress', message.progress)
    }
    if (message.kind === 'settings') {
      this.chosen = message.settings
      this.publish('settings.changed', message.settings)
    }
    if (message.kind === 'changed') {
      this.revision += 1
      const sessionIds = message.sessionIds.slice(0, mostSessions)
      this.publish('store.changed', { revision: this.revision, sessionIds })
    }
  }

  /** Every look through the folders tells of them; only a change is news. */
  private onRoots(roots: EngineState['roots']): void {
    const isSame = isDeepStrictEqual(roots, this.state.roots)
    this.state = { ...this.state, roots }
    if (!isSame) this.publish('sources.changed', { folders: roots.length })
  }

  private publish<N extends NoticeName>(name: N, payload: Notice<N>): void {
    for (const listener of this.listeners) listener(name, payload)
  }

  private onHealth(health: EngineHealth): void {
    const { progress } = this.state
    const isLost = health.state === 'restarting'
    this.state = {
      ...this.state,
      health,
      progress: isLost ? afterLoss(progress, Date.now()) : progress,
    }
    this.publish('engine.state', health)
  }
}
