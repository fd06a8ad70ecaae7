import type { EngineState } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import type { Outcome } from '#schema/errors.ts'
import { lost, WorkerHandle } from './worker-handle.ts'
import type { WorkerStart } from './worker-messages.ts'

const poolSize = 2

/** SQLite cannot be interrupted here, so a query that takes this long ends its worker. */
const stuckMs = 30_000

const slow: Outcome<never> = {
  ok: false,
  error: { code: 'unavailable', message: 'That took too long; narrow the period and try again.' },
}

/** A few workers that answer queries; one that is stuck or lost is replaced. */
export class QueryPool {
  private readonly start: WorkerStart
  private readonly workers: (Promise<WorkerHandle> | null)[] = new Array(poolSize).fill(null)
  private readonly loads: number[] = new Array(poolSize).fill(0)
  private closing = false

  constructor(start: WorkerStart) {
    this.start = start
  }

  /** Starts a worker before it is asked for, so that the first screen need not wait for it. */
  warm(): void {
    this.worker(0).catch(() => undefined)
  }

  /**
   * Runs a query. One whose worker was lost is asked once more of another, as it changes nothing;
   * one that took too long is not, or it would take another worker with it.
   */
  async call(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    const outcome = await this.ask(name, input, state)
    if (outcome !== lost || this.closing) return outcome
    log.error({ name }, 'a query worker was lost; the query is asked again')
    return await this.ask(name, input, state)
  }

  /** Asks the worker with the least to do. */
  private async ask(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    const place = this.loads.indexOf(Math.min(...this.loads))
    this.loads[place] = (this.loads[place] ?? 0) + 1
    try {
      const worker = await this.worker(place)
      return await this.withLimit(worker, worker.call(name, input, state))
    } finally {
      this.loads[place] = (this.loads[place] ?? 1) - 1
    }
  }

  async close(): Promise<void> {
    this.closing = true
    const started = this.workers.filter((worker) => worker !== null)
    await Promise.all(
      started.map(async (starting) => {
        const worker = await starting.catch(() => null)
        await worker?.close()
      }),
    )
  }

  /** The worker at a place, started on first use and again once it is gone. */
  private worker(place: number): Promise<WorkerHandle> {
    const known = this.workers[place]
    if (known) return known
    const starting = WorkerHandle.start('query', this.start, () => undefined)
    this.workers[place] = starting
    const forget = (): void => {
      this.workers[place] = null
    }
    starting.then((worker) => worker.ended.then(forget), forget)
    return starting
  }

  private async withLimit(
    worker: WorkerHandle,
    answer: Promise<Outcome<unknown>>,
  ): Promise<Outcome<unknown>> {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<Outcome<unknown>>((resolve) => {
      timer = setTimeout(() => {
        log.error('a query worker was stuck and is replaced')
        resolve(slow)
        void worker.terminate()
      }, stuckMs)
    })
    const outcome = await Promise.race([answer, limit])
    clearTimeout(timer)
    return outcome
  }
}
