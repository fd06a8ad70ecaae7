import { type KeptEarly, keepEarly } from '#main/lib/keep-early.ts'
import { WorkerHandle } from './worker-handle.ts'
import type { FromWorker, WorkerStart } from './worker-messages.ts'

/** A query worker that tells how the stores stand, and who hears it. */
export interface EarlyQueries {
  readonly worker: Promise<WorkerHandle>
  readonly hear: KeptEarly<FromWorker>['listen']
}

/**
 * Starts the first query worker, which nothing has to be loaded for: it opens the stores while the
 * engine it will belong to is still loaded.
 */
export const startEarlyQueries = (start: WorkerStart): EarlyQueries => {
  const { tell, listen } = keepEarly<FromWorker>()
  const worker = WorkerHandle.start('query', { ...start, saysStanding: true }, tell)
  // Whoever takes it is told of it as well.
  worker.catch(() => undefined)
  return { worker, hear: listen }
}
