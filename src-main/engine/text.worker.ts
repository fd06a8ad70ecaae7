import { parentPort, workerData } from 'node:worker_threads'
import { TextShard } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import type { FromTextWorker, TextStart, ToTextWorker } from './text-messages.ts'

const { dataDir, shard } = workerData as TextStart
const closing = new AbortController()
const tell = (message: FromTextWorker): void => parentPort?.postMessage(message)

const library = LibraryReader.open(dataDir)
const text = new TextShard(dataDir, library, shard, (backlog) => tell({ kind: 'backlog', backlog }))
let work: Promise<unknown> = Promise.resolve()

type Look = Extract<ToTextWorker, { kind: 'look' }>

const look = async ({ id, fileIds, isAnew }: Look): Promise<void> => {
  try {
    if (isAnew) text.clear()
    await text.catchUp(fileIds, closing.signal)
    tell({ kind: 'looked', id, trouble: null })
  } catch (thrown) {
    log.error({ shard, error: String(thrown) }, 'the full text could not be brought up to date')
    tell({ kind: 'looked', id, trouble: String(thrown) })
  }
}

const close = async (): Promise<void> => {
  closing.abort()
  await work
  text.close()
  library.close()
  parentPort?.close()
}

/** Keeps one part of the full text behind the library; the one writer of it. */
parentPort?.on('message', (message: ToTextWorker) => {
  if (message.kind === 'close') void close()
  else work = work.then(() => look(message))
})
