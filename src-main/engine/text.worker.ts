import { parentPort, workerData } from 'node:worker_threads'
import { type TextBacklog, TextShard } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { searchKind } from '#main/store/search-schema.ts'
import { Looks, troubleOf } from './looks.ts'
import type { FromTextWorker, TextStart, ToTextWorker } from './text-messages.ts'

const { dataDir, shard } = workerData as TextStart
const tell = (message: FromTextWorker): void => parentPort?.postMessage(message)
const tellBacklog = (backlog: TextBacklog): void => tell({ kind: 'backlog', backlog })
const onKept = (file: string): void => tell({ kind: 'kept', file })

const library = LibraryReader.open(dataDir)
const looks = new Looks<void>({
  dataDir,
  kind: searchKind(shard),
  open: () => new TextShard(dataDir, library, shard, tellBacklog, onKept),
  onKept,
})

const look = async ({ id, fileIds, how }: Extract<ToTextWorker, { kind: 'look' }>) => {
  try {
    await looks.look(fileIds, how)
    tell({ kind: 'looked', id, trouble: null })
  } catch (thrown) {
    log.error({ shard, error: String(thrown) }, 'the full text could not be brought up to date')
    tell({ kind: 'looked', id, trouble: troubleOf(thrown) })
  }
}

const close = async (): Promise<void> => {
  await looks.close()
  library.close()
  parentPort?.close()
}

/** Keeps one part of the full text behind the library; the one writer of it. */
parentPort?.on('message', (message: ToTextWorker) => {
  if (message.kind === 'close') void close()
  else void look(message)
})
