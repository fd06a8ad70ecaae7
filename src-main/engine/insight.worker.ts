import { parentPort, workerData } from 'node:worker_threads'
import { InsightsFollower } from '#main/ingest/insights/insights-follower.ts'
import type { TextBacklog } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import type { FromInsightWorker, InsightStart, ToInsightWorker } from './insight-messages.ts'
import { Looks, troubleOf } from './looks.ts'

const { dataDir } = workerData as InsightStart
const tell = (message: FromInsightWorker): void => parentPort?.postMessage(message)
const tellBacklog = (backlog: TextBacklog): void => tell({ kind: 'backlog', backlog })
const onKept = (file: string): void => tell({ kind: 'kept', file })

const library = LibraryReader.open(dataDir)
const looks = new Looks<string[]>({
  dataDir,
  kind: insightsKind,
  open: () => new InsightsFollower(dataDir, library, tellBacklog, onKept),
  onKept,
})

const look = async ({ id, fileIds, how }: Extract<ToInsightWorker, { kind: 'look' }>) => {
  try {
    const sessionIds = await looks.look(fileIds, how)
    tell({ kind: 'looked', id, sessionIds, trouble: null })
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'questions and tags could not be brought up to date')
    tell({ kind: 'looked', id, sessionIds: [], trouble: troubleOf(thrown) })
  }
}

const close = async (): Promise<void> => {
  await looks.close()
  library.close()
  parentPort?.close()
}

/** Keeps questions, answers and tags behind the index; the one writer of them. */
parentPort?.on('message', (message: ToInsightWorker) => {
  if (message.kind === 'close') void close()
  else void look(message)
})
