import type { EngineState } from '#main/features/handlers.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { EngineHealth, Notice, NoticeName } from '#schema/events.ts'
import { noProgress } from '#schema/ingest.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { operationOf } from '#schema/operations.ts'
import { createDispatch } from './dispatch.ts'
import type { Caller, Engine, EngineOptions, NoticeListener } from './engine.ts'
import { IngestWorker } from './ingest-worker.ts'
import { QueryPool } from './query-pool.ts'
import type { FromWorker } from './worker-messages.ts'

/** What is told of sessions in one notice; more of them mean "many". */
const mostSessions = 100

const unwrap = (outcome: Outcome<unknown>): unknown => {
  if (outcome.ok) return outcome.value
  throw new AppError(outcome.error.code, outcome.error.message, outcome.error.places)
}

class RunningEngine implements Engine {
  readonly dispatch = createDispatch((name, input) => this.run(name, input))
  private readonly listeners = new Set<NoticeListener>()
  private readonly queries: QueryPool
  private readonly ingest: IngestWorker
  private state: EngineState
  private revision = 0
  private closing = false

  constructor(options: EngineOptions) {
    const { dataDir, claudeDirs, watch, ingest } = options
    const start = { dataDir, claudeDirs, watch, ingest }
    this.queries = new QueryPool(start)
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
      progress: noProgress,
      health: { state: 'ready', message: 'Reading.' },
      roots: [],
    }
  }

  /** Starts the writer first, which makes the stores where they are missing. */
  async start(): Promise<void> {
    await this.ingest.start()
    this.queries.warm()
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
    await this.ingest.close()
    this.listeners.clear()
  }

  private async run(name: OperationName, input: unknown): Promise<unknown> {
    const { kind } = operationOf(name)
    if (kind === 'stream') throw new AppError('invalid_input', 'This is a stream; subscribe to it.')
    if (kind !== 'command') return unwrap(await this.queries.call(name, input, this.state))
    return unwrap(await this.ingest.call(name, input, this.state))
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

  private onHealth(health: EngineHealth): void {
    this.state = { ...this.state, health }
    this.publish('engine.state', health)
  }

  private publish<N extends NoticeName>(name: N, payload: Notice<N>): void {
    for (const listener of this.listeners) listener(name, payload)
  }
}

/**
 * Opens the store and starts the workers. Rejects with an AppError in words when the data folder
 * cannot be used (`store_newer`, `store_damaged`, `unavailable`).
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const engine = new RunningEngine(options)
  await engine.start()
  return engine
}
