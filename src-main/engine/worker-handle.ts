import { Worker } from 'node:worker_threads'
import type { EngineState } from '#main/features/handlers.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import { type WorkerName, workerFile } from './worker-file.ts'
import { readerMemory } from './worker-memory.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

type Waiting = (outcome: Outcome<unknown>) => void

/** The answer to a call whose worker is gone. */
export const lost: Outcome<never> = {
  ok: false,
  error: { code: 'unavailable', message: 'The engine was restarted; try again.' },
}

/** How long a worker may take to close its store before it is ended. */
const closeMs = 5_000

/** One running worker and the calls it has not answered yet. */
export class WorkerHandle {
  /** It is gone, or was taken leave of. */
  readonly ended: Promise<void>
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private readonly leave: () => void
  private nextId = 1
  private hasEnded = false

  private constructor(worker: Worker, onMessage: (message: FromWorker) => void) {
    this.worker = worker
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'answer') this.settle(message.id, message.outcome)
      else onMessage(message)
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.ended = promise
    this.leave = () => {
      this.hasEnded = true
      for (const id of [...this.waiting.keys()]) this.settle(id, lost)
      resolve()
    }
    worker.once('exit', this.leave)
  }

  /** Starts a worker; rejects with its own words when it cannot open the store. */
  static start(
    name: WorkerName,
    start: WorkerStart,
    onMessage: (message: FromWorker) => void,
  ): Promise<WorkerHandle> {
    return new Promise((resolve, reject) => {
      const resourceLimits = name === 'ingest' ? readerMemory : {}
      const worker = new Worker(workerFile(name), { workerData: start, name, resourceLimits })
      const handle = new WorkerHandle(worker, (message) => {
        if (message.kind === 'ready') resolve(handle)
        if (message.kind === 'failed') {
          reject(new AppError(message.failure.code, message.failure.message))
        }
        onMessage(message)
      })
      worker.once('error', (error) => reject(error))
      worker.once('exit', () => reject(new AppError('internal', `The ${name} worker ended.`)))
    })
  }

  /** Asks the worker; {@link lost} where it is gone or goes before it answers. */
  call(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    if (this.hasEnded) return Promise.resolve(lost)
    return new Promise((resolve) => {
      const id = this.nextId
      this.nextId += 1
      this.waiting.set(id, resolve)
      this.post({ kind: 'call', id, name, input, state })
    })
  }

  /** Tells the writer of a file that turned out to be damaged and can be made again. */
  tellDamaged(fileName: string): void {
    if (!this.hasEnded) this.post({ kind: 'damaged', fileName })
  }

  /** Lets the worker close its store, then ends it. */
  async close(): Promise<void> {
    this.post({ kind: 'close' })
    const timer = setTimeout(() => void this.worker.terminate(), closeMs)
    await this.ended
    clearTimeout(timer)
  }

  /**
   * Takes leave of a worker that is stuck: its open calls answer {@link lost} and it ends by itself
   * behind what it is at, which the promise tells. A thread that is ended while it is in SQLite can
   * take the whole process with it: what the store then throws, a dying thread cannot take.
   */
  async retire(): Promise<void> {
    const exit = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()))
    this.post({ kind: 'close' })
    this.worker.unref()
    this.leave()
    await exit
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message)
  }

  private settle(id: number, outcome: Outcome<unknown>): void {
    this.waiting.get(id)?.(outcome)
    this.waiting.delete(id)
  }
}
