import { parentPort } from 'node:worker_threads'
import type { EngineState } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import { DamagedChunkError } from '#main/store/codec.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** Sends a message to the engine. */
export const tell = (message: FromWorker): void => parentPort?.postMessage(message)

/** Any handler as a worker runs it; the table it is from keeps the types. */
export type Handle = (input: unknown, context: unknown) => Promise<unknown>

interface Service {
  /** The handler of a name; undefined where there is none. */
  readonly handlerOf: (name: string) => Promise<Handle | undefined>
  readonly contextOf: (state: EngineState) => unknown
  readonly close: () => Promise<void>
  /** A file that can be made again turned out to be damaged: the one writer mends it. */
  readonly onDamaged?: (fileName: string) => void
}

const damaged =
  'A part of the archive is damaged; `rearview doctor` tells which, and what can be done.'

/** What failed, in words for whoever asked; the log has what we did not foresee. */
const failureOf = (name: string, thrown: unknown) => {
  if (thrown instanceof AppError) return toFailure(thrown)
  log.error({ name, error: String(thrown) }, 'a call failed')
  const isDamaged = thrown instanceof DamagedChunkError
  return toFailure(isDamaged ? new AppError('store_damaged', damaged) : thrown)
}

const answer = async (
  service: Service,
  call: ToWorker & { kind: 'call' },
  isClosing: () => boolean,
): Promise<void> => {
  try {
    const handle = await service.handlerOf(call.name)
    if (!handle) throw new AppError('not_found')
    // It may have been told to close while the handler was loaded.
    if (isClosing()) throw new AppError('unavailable')
    const value = await handle(call.input, service.contextOf(call.state))
    tell({ kind: 'answer', id: call.id, outcome: { ok: true, value } })
  } catch (thrown) {
    tell({
      kind: 'answer',
      id: call.id,
      outcome: { ok: false, error: failureOf(call.name, thrown) },
    })
  }
}

/** Opens a worker's service, then answers calls until it is told to close. */
export const serveCalls = async (open: () => Promise<Service>): Promise<void> => {
  try {
    const service = await open()
    let isClosing = false
    parentPort?.on('message', (message: ToWorker) => {
      if (message.kind === 'call') void answer(service, message, () => isClosing)
      else if (message.kind === 'damaged') service.onDamaged?.(message.fileName)
      else {
        isClosing = true
        void service.close().finally(() => {
          tell({ kind: 'closed' })
          parentPort?.close()
        })
      }
    })
    tell({ kind: 'ready' })
  } catch (thrown) {
    if (!(thrown instanceof AppError))
      log.error({ error: String(thrown) }, 'a worker did not start')
    tell({ kind: 'failed', failure: toFailure(thrown) })
    parentPort?.close()
  }
}
