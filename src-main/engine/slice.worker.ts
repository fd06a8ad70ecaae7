import { parentPort } from 'node:worker_threads'
import { prepareSlices } from '#main/ingest/prepare-file.ts'
import { isErrno } from '#main/lib/errno.ts'
import { standBack } from '#main/lib/stand-back.ts'
import type { FromSliceWorker, ToSliceWorker } from './slice-messages.ts'

/** Slices of a file that wait for the writer at most, so that memory stays what it is. */
const mostWaiting = 2

const tell = (message: FromSliceWorker): void => parentPort?.postMessage(message)

/** How many slices of a file the writer has not taken yet; none of one it does not want any more. */
const waiting = new Map<number, number>()
let wake: () => void = () => undefined
let work: Promise<void> = Promise.resolve()

const untilTaken = async (id: number): Promise<void> => {
  while ((waiting.get(id) ?? 0) >= mostWaiting) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}

const prepare = async ({ id, job }: ToSliceWorker & { kind: 'prepare' }): Promise<void> => {
  try {
    for (const slice of prepareSlices(job)) {
      tell({ kind: 'slice', id, slice })
      waiting.set(id, (waiting.get(id) ?? 0) + 1)
      await untilTaken(id)
      if (!waiting.has(id)) break
    }
    tell({ kind: 'end', id, trouble: null })
  } catch (thrown) {
    const code = isErrno(thrown) ? (thrown.code ?? null) : null
    tell({ kind: 'end', id, trouble: { code, message: String(thrown) } })
  }
  waiting.delete(id)
}

// The writer is whom everybody waits for: with as many of these as processors it would stand in line.
standBack()

/** Packs and reads files for the one writer; holds no store and may be ended at any moment. */
parentPort?.on('message', (message: ToSliceWorker) => {
  const { id } = message
  if (message.kind === 'prepare') {
    waiting.set(id, 0)
    work = work.then(() =>
      waiting.has(id) ? prepare(message) : tell({ kind: 'end', id, trouble: null }),
    )
    return
  }
  const count = waiting.get(id)
  if (message.kind === 'cancel') waiting.delete(id)
  else if (count !== undefined) waiting.set(id, count - 1)
  wake()
})
