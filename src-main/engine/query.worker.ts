import { workerData } from 'node:worker_threads'
import { openReadStore, type ReadStore } from '#main/store/read-store.ts'
import { queryHandlers } from './handlers.ts'
import { serveCalls } from './serve-calls.ts'
import type { WorkerStart } from './worker-messages.ts'

/**
 * Answers queries over connections that cannot write; it may be ended at any moment. The stores are
 * opened with the first query: the worker may be started while the writer still makes them.
 */
await serveCalls(async () => {
  const { dataDir } = workerData as WorkerStart
  let opened: ReadStore | null = null
  const open = (): ReadStore => {
    opened ??= openReadStore(dataDir)
    return opened
  }
  return {
    handlers: queryHandlers,
    contextOf: (state) => {
      const { index, library } = open()
      return { index, library, state }
    },
    close: async () => opened?.close(),
  }
})
