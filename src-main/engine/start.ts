import type { EngineState } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { Notice, NoticeName } from '#schema/events.ts'
import { noProgress } from '#schema/ingest.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { operationOf } from '#schema/operations.ts'
import { createDispatch } from './dispatch.ts'
import type { Caller, Engine, EngineOptions, NoticeListener } from './engine.ts'
import { QueryPool } from './query-pool.ts'
import { WorkerHandle } from './worker-handle.ts'
import type { FromWorker } from './worker-messages.ts'

const restartMs = 1_000

/** What is told of sessions in one notice; more of them mean "many". */
const mostSessions = 100

const unwrap = (outcome: Outcome<unknown>): unknown => {
  if (outcome.ok) return outcome.value
  throw new AppError(outcome.error.code, outcome.error.message, outcome.error.places)
}

class RunningEngine implements Engine {
  readonly dispatch = createDispatch((name, input) => this.run(name, input))
  private readonly options: EngineOptions
  private readonly listeners = new Set<NoticeListener>()
  private readonly queries: QueryPool
  private ingest: WorkerHandle | null = null
  private state: EngineState
  private revision = 0
  private closing = false

  constructor(options: EngineOptions) {
    this.options = options
    this.queries = new QueryPool(this.workerStart(options.ingest), () =>
      this.publish('engine.state', {
        state: 'ready',
        message: 'A query was ended; the engine goes on.',
      }),
    )
    this.state = {
      version: options.version,
      dataDir: options.dataDir,
      startedAt: Date.now(),
      watching: options.watch,
      progress: noProgress,
      roots: [],
    }
  }

  /** Starts the writer, which makes the stores where they are missing. */
  async startIngest(ingest: boolean): Promise<void> {
    const worker = await WorkerHandle.start('ingest', this.workerStart(ingest), (message) =>
      this.onMessage(message),
    )
    this.ingest = worker
    this.queries.warm()
    void worker.ended.then(() => this.onIngestLost())
  }

  // The interface promises functions that work when they are passed on alone.
  readonly call = async <N extends OperationName>(
    name: N,
    input: Input<N>,
    caller: Caller,
  ): Promise<Outcome<Output<N>>> => (await this.dispatch(name, input, caller)) as Outcome<Output<N>>

  readonly subscribe = (listener: NoticeListener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly close = async (): Promise<void> => {
    if (this.closing) return
    this.closing = true
    await this.queries.close()
    await this.ingest?.close()
    this.listeners.clear()
  }

  private async run(name: OperationName, input: unknown): Promise<unknown> {
    const { kind } = operationOf(name)
    if (kind === 'stream') throw new AppError('invalid_input', 'This is a stream; subscribe to it.')
    if (kind !== 'command') return unwrap(await this.queries.call(name, input, this.state))
    if (!this.ingest) throw new AppError('unavailable')
    return unwrap(await this.ingest.call(name, input, this.state))
  }

  private workerStart(ingest: boolean) {
    const { dataDir, claudeDirs, watch } = this.options
    return { dataDir, claudeDirs, watch, ingest }
  }

  private onMessage(message: FromWorker): void {
    if (message.kind === 'roots') this.state = { ...this.state, roots: message.roots }
    if (message.kind === 'progress') {
      this.state = { ...this.state, progress: message.progress }
      this.publish('ingest.progress', message.progress)
    }
    if (message.kind === 'changed') {
      this.revision += 1
      const sessionIds = message.sessionIds.slice(0, mostSessions)
      this.publish('store.changed', { revision: this.revision, sessionIds })
    }
  }

  private publish<N extends NoticeName>(name: N, payload: Notice<N>): void {
    for (const listener of this.listeners) listener(name, payload)
  }

  /** Reading goes on while the writer is started again; people are told. */
  private async onIngestLost(): Promise<void> {
    this.ingest = null
    if (this.closing) return
    log.error('the ingest worker was lost and is started again')
    this.publish('engine.state', {
      state: 'restarting',
      message: 'Reading stopped unexpectedly and is started again.',
    })
    await new Promise((resolve) => setTimeout(resolve, restartMs))
    try {
      if (this.closing) return
      await this.startIngest(this.options.ingest)
      this.publish('engine.state', { state: 'ready', message: 'Reading goes on.' })
    } catch (thrown) {
      const message =
        thrown instanceof AppError ? thrown.message : 'Reading could not be restarted.'
      this.publish('engine.state', { state: 'failed', message })
    }
  }
}

/**
 * Opens the store and starts the workers. Rejects with an AppError in words when the data folder
 * cannot be used (`store_newer`, `store_damaged`, `unavailable`).
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const engine = new RunningEngine(options)
  await engine.startIngest(options.ingest)
  return engine
}
