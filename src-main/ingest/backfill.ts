import { randomUUID } from 'node:crypto'
import { AppError, toFailure } from '#schema/errors.ts'
import type { BackfillJob, IngestProgress } from '#schema/ingest.ts'

/** Does the work of a backfill until it is done or told to end; false: it ended early. */
export type BackfillWork = (signal: AbortSignal) => Promise<boolean>

/** The place of the one backfill that may run at a time, and what became of the last one. */
export class Backfill {
  private readonly onChange: (state: IngestProgress['backfill']) => void
  private state: IngestProgress['backfill'] = { current: null, last: null }
  private stopper = new AbortController()
  private ended: Promise<void> = Promise.resolve()

  constructor(onChange: (state: IngestProgress['backfill']) => void) {
    this.onChange = onChange
  }

  /** Begins a backfill; a `conflict` that names the one that runs, where one does. */
  start(force: boolean, work: BackfillWork): BackfillJob {
    const { current } = this.state
    if (current) {
      throw new AppError('conflict', 'A backfill is under way already.', undefined, {
        error: 'backfill_in_progress',
        job_id: current.id,
      })
    }
    const id = randomUUID().replaceAll('-', '')
    const startedAt = Date.now()
    const job = { id, force, status: 'running', startedAt, endedAt: null, error: null } as const
    this.stopper = new AbortController()
    this.tell({ ...this.state, current: job })
    this.ended = this.run(job, work)
    return job
  }

  /** Ends the backfill that runs and waits until it has; false where there was none. */
  async stop(): Promise<boolean> {
    if (!this.state.current) return false
    this.stopper.abort()
    await this.ended
    return this.state.last?.status === 'cancelled'
  }

  /** Never rejects: how it ended is told. */
  private async run(job: BackfillJob, work: BackfillWork): Promise<void> {
    const end = (status: BackfillJob['status'], error: string | null = null): void =>
      this.tell({ current: null, last: { ...job, status, endedAt: Date.now(), error } })
    try {
      end((await work(this.stopper.signal)) ? 'complete' : 'cancelled')
    } catch (thrown) {
      end('failed', toFailure(thrown).message)
    }
  }

  private tell(state: IngestProgress['backfill']): void {
    this.state = state
    this.onChange(state)
  }
}
