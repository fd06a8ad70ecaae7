import { WorkerHandle } from './worker-handle.ts'
import type { FromWorker, WorkerStart } from './worker-messages.ts'

/** A query worker that tells how the stores stand, and who hears it. */
export interface EarlyQueries {
  readonly worker: Promise<WorkerHandle>
  /** Hands over what it said so far, and from then on all that it says. */
  readonly hear: (listener: (message: FromWorker) => void) => void
}

/**
 * Starts the first query worker, which nothing has to be loaded for: it opens the stores while the
 * engine it will belong to is still loaded.
 */
export const startEarlyQueries = (start: WorkerStart): EarlyQueries => {
  const early: FromWorker[] = []
  let tell = (message: FromWorker): void => void early.push(message)
  const telling = { ...start, saysStanding: true }
  const worker = WorkerHandle.start('query', telling, (message) => tell(message))
  // Whoever takes it is told of it as well.
  worker.catch(() => undefined)
  return {
    worker,
    hear: (listener) => {
      tell = listener
      for (const message of early.splice(0)) listener(message)
    },
  }
}
