import { workerData } from 'node:worker_threads'
import { warmUsage } from '#main/features/usage/warm-usage.ts'
import { readSettings } from '#main/store/stored-settings.ts'
import { openReadStore, type ReadStore } from '#main/store/read-store.ts'
import { withStanding } from '#main/store/standing-store.ts'
import type { Settings } from '#schema/settings.ts'
import { loadOtherHandlers, queryHandler } from './query-handlers.ts'
import { serveCalls, tell } from './serve-calls.ts'
import type { WorkerStart } from './worker-messages.ts'

const settingsOf = (dataDir: string): Settings | null =>
  withStanding(dataDir, (library) => readSettings((key) => library.setting(key)))

/**
 * Answers queries over connections that cannot write; it may be ended at any moment. The stores are
 * opened with the first query, as the worker may be started while the writer still makes them; where
 * they stand, as soon as there is time.
 */
void serveCalls(async () => {
  const { dataDir, saysStanding } = workerData as WorkerStart
  const settings = saysStanding ? settingsOf(dataDir) : null
  if (saysStanding) tell({ kind: 'standing', settings })
  let opened: ReadStore | null = null
  const open = (): ReadStore => {
    opened ??= openReadStore(dataDir, (fileName) => tell({ kind: 'damaged', fileName }))
    return opened
  }
  let isClosed = false
  const warm = async ({ timezone }: Settings): Promise<void> => {
    if (!isClosed) await warmUsage(open().index, timezone)
  }
  // The page is still made, and this thread has nothing to do. What goes wrong is said to who asks.
  if (settings) setImmediate(() => void warm(settings).catch(() => undefined))
  void loadOtherHandlers()
  return {
    handlerOf: queryHandler,
    contextOf: (state) => {
      const { index, library, texts, insights, tags } = open()
      return { index, library, texts, insights, tags, state }
    },
    close: async () => {
      isClosed = true
      await opened?.close()
    },
  }
})
