import { workerData } from 'node:worker_threads'
import { openReadStore } from '#main/store/read-store.ts'
import { queryHandlers } from './handlers.ts'
import { serveCalls } from './serve-calls.ts'
import type { WorkerStart } from './worker-messages.ts'

/** Answers queries over connections that cannot write; it may be ended at any moment. */
await serveCalls(async () => {
  const { dataDir } = workerData as WorkerStart
  const { index, library, close } = openReadStore(dataDir)
  return {
    handlers: queryHandlers,
    contextOf: (state) => ({ index, library, state }),
    close,
  }
})
