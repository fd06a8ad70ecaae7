import { parentPort, workerData } from 'node:worker_threads'
import { InsightsFollower } from '#main/ingest/insights/insights-follower.ts'
import { log } from '#main/lib/log.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import type { FromInsightWorker, InsightStart, ToInsightWorker } from './insight-messages.ts'

const { dataDir } = workerData as InsightStart
const closing = new AbortController()
const tell = (message: FromInsightWorker): void => parentPort?.postMessage(message)

const library = LibraryReader.open(dataDir)
const insights = new InsightsFollower(dataDir, library, (backlog) =>
  tell({ kind: 'backlog', backlog }),
)
let work: Promise<unknown> = Promise.resolve()

type Look = Extract<ToInsightWorker, { kind: 'look' }>

const look = async ({ id, fileIds, isAnew }: Look): Promise<void> => {
  try {
    if (isAnew) insights.clear()
    const sessionIds = await insights.catchUp(fileIds, closing.signal)
    tell({ kind: 'looked', id, sessionIds, trouble: null })
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'questions and tags could not be brought up to date')
    tell({ kind: 'looked', id, sessionIds: [], trouble: String(thrown) })
  }
}

const close = async (): Promise<void> => {
  closing.abort()
  await work
  insights.close()
  library.close()
  parentPort?.close()
}

/** Keeps questions, answers and tags behind the index; the one writer of them. */
parentPort?.on('message', (message: ToInsightWorker) => {
  if (message.kind === 'close') void close()
  else work = work.then(() => look(message))
})
