import type { EngineState } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import { AppError, errorTable, type Outcome } from '#schema/errors.ts'
import type { Settings } from '#schema/settings.ts'
import { startEarlyQueries } from './early-queries.ts'
import { lost, WorkerHandle } from './worker-handle.ts'
import type { FromWorker, WorkerStart } from './worker-messages.ts'

const poolSize = 2

/** A second worker is for the second screen. */
const restAfterMs = 2_000

/** SQLite cannot be interrupted here, so a query that takes this long is left to its worker alone. */
const usualStuckMs = 30_000

/** As many threads may be at queries that nobody waits for any more; each keeps a core busy. */
const mostStuck = 3

/** Not asked again by anyone: it would take as long, and another worker with it. */
const slow: Outcome<never> = {
  ok: false,
  error: { code: 'too_slow', message: errorTable.too_slow.sentence },
}

/** Null for a worker that was lost before it stood; one that says why it cannot start is heard. */
const lostAtStart = (error: unknown): null => {
  if (error instanceof AppError && error.code !== 'internal') throw error
  log.error({ error: String(error) }, 'a query worker was lost at its start')
  return null
}

/** A few workers that answer queries; one that is stuck or lost is replaced. */
export class QueryPool {
  private readonly start: WorkerStart
  private readonly onDamaged: (fileName: string) => void
  private readonly stuckMs: number
  private readonly workers: (Promise<WorkerHandle> | null)[] = new Array(poolSize).fill(null)
  private readonly loads: number[] = new Array(poolSize).fill(0)
  private readonly ready = new Set<number>()
  private stuck = 0
  private closing = false

  /** `onDamaged` is told of a file that can be made again and turned out to be damaged. */
  constructor(start: WorkerStart, onDamaged: (fileName: string) => void, stuckMs = usualStuckMs) {
    this.start = start
    this.onDamaged = onDamaged
    this.stuckMs = stuckMs
  }

  /**
   * Starts a worker before it is asked for, so that the first screen need not wait for it; `all`
   * others follow once there is time, as a worker that starts takes the time of one that answers.
   */
  warm({ all }: { readonly all: boolean }): void {
    this.worker(0).catch(() => undefined)
    if (!all) return
    const rest = setTimeout(() => this.warmRest(), restAfterMs)
    rest.unref()
  }

  /**
   * {@link QueryPool.warm}, and what the first worker finds, which may have been started before: a
   * person's settings where the stores can answer before any writer looked at them, else null.
   */
  warmStanding(early = startEarlyQueries(this.start)): Promise<Settings | null> {
    return new Promise((resolve) => {
      early.hear((message) => {
        if (message.kind === 'standing') resolve(message.settings)
        else this.hear(message)
      })
      this.keep(0, early.worker)
      early.worker.catch(() => resolve(null))
      this.warm({ all: true })
    })
  }

  private readonly hear = (message: FromWorker): void => {
    if (message.kind === 'damaged') this.onDamaged(message.fileName)
  }

  private warmRest(): void {
    if (this.closing) return
    for (const place of this.workers.keys()) this.worker(place).catch(() => undefined)
  }

  /**
   * Runs a query. One whose worker was lost is asked again of another, as it changes nothing, and
   * all may be lost at one time; one that took too long is not, or it would take others with it.
   */
  async call(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    let outcome = await this.ask(name, input, state)
    for (let again = 0; again < poolSize && outcome === lost && !this.closing; again += 1) {
      log.error({ name }, 'a query worker was lost; the query is asked again')
      outcome = await this.ask(name, input, state)
    }
    return outcome
  }

  /** The one with the least to do of those that are ready; the first while none is. */
  private leastLoaded(): number {
    const ready = [...this.ready]
    const load = (place: number): number => this.loads[place] ?? 0
    return ready.reduce((best, place) => (load(place) < load(best) ? place : best), ready[0] ?? 0)
  }

  private async ask(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    if (this.closing) return lost
    if (this.stuck >= mostStuck) return slow
    const place = this.leastLoaded()
    this.loads[place] = (this.loads[place] ?? 0) + 1
    try {
      const worker = await this.worker(place).catch(lostAtStart)
      return worker ? await this.withLimit(worker, worker.call(name, input, state)) : lost
    } finally {
      this.loads[place] = (this.loads[place] ?? 1) - 1
    }
  }

  /** Lets every worker go, so that the next query opens the stores anew. */
  renew(): void {
    const before = [...this.workers]
    this.workers.fill(null)
    this.ready.clear()
    for (const starting of before) {
      starting?.then((worker) => worker.close()).catch(() => undefined)
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
    return this.keep(place, WorkerHandle.start('query', this.start, this.hear))
  }

  private keep(place: number, starting: Promise<WorkerHandle>): Promise<WorkerHandle> {
    this.workers[place] = starting
    const forget = (): void => {
      // Another may stand in its place already.
      if (this.workers[place] !== starting) return
      this.workers[place] = null
      this.ready.delete(place)
    }
    starting.then((worker) => {
      if (this.workers[place] === starting) this.ready.add(place)
      void worker.ended.then(forget)
    }, forget)
    return starting
  }

  private async retire(worker: WorkerHandle): Promise<void> {
    this.stuck += 1
    await worker.retire()
    this.stuck -= 1
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
        void this.retire(worker)
      }, this.stuckMs)
    })
    const outcome = await Promise.race([answer, limit])
    clearTimeout(timer)
    return outcome
  }
}
