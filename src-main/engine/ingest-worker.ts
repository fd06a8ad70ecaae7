import { setTimeout as wait } from 'node:timers/promises'
import type { EngineState } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { EngineHealth } from '#schema/events.ts'
import { RestartWaits } from './restart-waits.ts'
import { WorkerHandle } from './worker-handle.ts'
import type { FromWorker, WorkerStart } from './worker-messages.ts'

/** Whom the one writer tells, and what it is started with. */
export interface IngestParts {
  readonly start: WorkerStart
  readonly onMessage: (message: FromWorker) => void
  /** It was lost, could not be started again, or runs again. */
  readonly onHealth: (health: EngineHealth) => void
}

const lost: EngineHealth = {
  state: 'restarting',
  message: 'Reading stopped unexpectedly and is started again.',
}

const seconds = (ms: number): string => (ms === 1000 ? '1 second' : `${ms / 1000} seconds`)

const failed = (thrown: unknown, againMs: number): EngineHealth => {
  const reason = thrown instanceof AppError ? thrown.message : 'Reading could not be started.'
  const todo = 'If this stays, quit Rearview and start it again; what was read is safe.'
  return { state: 'failed', message: `${reason} Next try in ${seconds(againMs)}. ${todo}` }
}

/** The ingest worker over its lives: one that is lost is started again, however often it takes. */
export class IngestWorker {
  private readonly parts: IngestParts
  private readonly waits = new RestartWaits()
  private readonly closing = new AbortController()
  private worker: WorkerHandle | null = null
  /** A start that was put off: to have it at once, and its end. */
  private putOff = { hurry: (): void => undefined, ended: Promise.resolve() }

  constructor(parts: IngestParts) {
    this.parts = parts
  }

  /** Starts it, which makes the stores where they are missing; rejects in words. */
  async start(): Promise<void> {
    const worker = await WorkerHandle.start('ingest', this.parts.start, this.parts.onMessage)
    this.worker = worker
    this.waits.started()
    // Closed while it started: nobody else would end it.
    if (this.closing.signal.aborted) return await worker.close()
    void worker.ended.then(() => this.onLost())
  }

  /**
   * Starts it after a while, or before the first command. One that does not start is tried again as
   * one that was lost: who waits is shown what the stores hold, and why nothing is added to it.
   */
  startLater(afterMs: number): void {
    const { promise: hurried, resolve: hurry } = Promise.withResolvers<boolean>()
    const ended = Promise.race([this.waited(afterMs), hurried]).then(async (goesOn) => {
      if (goesOn) await this.start().catch((thrown: unknown) => this.tellFailed(thrown))
    })
    this.putOff = { hurry: () => hurry(!this.closing.signal.aborted), ended }
  }

  async call(name: string, input: unknown, state: EngineState): Promise<Outcome<unknown>> {
    this.putOff.hurry()
    await this.putOff.ended
    if (!this.worker) throw new AppError('unavailable')
    return await this.worker.call(name, input, state)
  }

  /** A file that can be made again turned out to be damaged: it is looked at and made anew. */
  async mend(fileName: string): Promise<void> {
    this.putOff.hurry()
    await this.putOff.ended
    this.worker?.tellDamaged(fileName)
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.putOff.ended
    await this.worker?.close()
  }

  private async onLost(): Promise<void> {
    this.worker = null
    if (this.closing.signal.aborted) return
    log.error('the ingest worker was lost and is started again')
    this.parts.onHealth(lost)
    this.waits.lost()
    await this.startAgain(this.waits.next())
  }

  private async startAgain(afterMs: number): Promise<void> {
    if (!(await this.waited(afterMs))) return
    try {
      await this.start()
      this.parts.onHealth({ state: 'ready', message: 'Reading goes on.' })
    } catch (thrown) {
      this.tellFailed(thrown)
    }
  }

  private tellFailed(thrown: unknown): void {
    const againMs = this.waits.next()
    log.error({ error: String(thrown), againMs }, 'the ingest worker did not start')
    this.parts.onHealth(failed(thrown, againMs))
    void this.startAgain(againMs)
  }

  /** Whether the wait ended by itself and not with the program. */
  private waited(ms: number): Promise<boolean> {
    const { signal } = this.closing
    return wait(ms, true, { signal }).catch(() => false)
  }
}
