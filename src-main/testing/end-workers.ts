import { Session } from 'node:inspector'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** Part of what the inspector tells of a worker that it has attached to. */
interface Attached {
  readonly params: { readonly sessionId: string; readonly workerInfo: { readonly title: string } }
}

/** What a worker answers through the inspector. */
interface Told {
  readonly params: { readonly sessionId: string; readonly message: string }
}

/** Threads are counted upwards: those that run by now have a lower id than one that begins now. */
const idOfNextThread = async (): Promise<number> => {
  const worker = new Worker('', { eval: true })
  const { threadId } = worker
  await worker.terminate()
  return threadId
}

/** The thread of a worker whose title is such as `[worker 3] query`. */
const threadOf = (title: string): number => Number(/\d+/.exec(title)?.[0])

/**
 * Ends the running workers of a name as a crash would, from outside: a debugger attaches to them
 * and has them throw where nothing catches. Answers how many there were.
 */
export const endWorkers = async (name: string): Promise<number> => {
  const firstLeftAlone = await idOfNextThread()
  const session = new Session()
  session.connect()
  const ending = new Set<string>()
  let ended = 0
  const message = JSON.stringify({
    id: 1,
    method: 'Runtime.evaluate',
    params: { expression: 'setTimeout(() => { throw new Error("lost") })' },
  })
  session.on('NodeWorker.attachedToWorker', ({ params }: Attached) => {
    const { sessionId, workerInfo } = params
    // One that was started in the place of another is left alone.
    if (threadOf(workerInfo.title) > firstLeftAlone || !workerInfo.title.endsWith(name)) return
    ending.add(sessionId)
    session.post('NodeWorker.sendMessageToWorker', { sessionId, message })
  })
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }: Told) => {
    // One that has only begun to start knows no timers yet, and is told again.
    if (!params.message.includes('"exceptionDetails"')) return
    const { sessionId } = params
    setTimeout(() => session.post('NodeWorker.sendMessageToWorker', { sessionId, message }), 20)
  })
  session.on('NodeWorker.detachedFromWorker', ({ params }: Attached) => {
    if (ending.has(params.sessionId)) ended += 1
  })
  await new Promise((resolve) =>
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, resolve),
  )
  // Workers are attached to one after the other, each in a turn of its own.
  await wait(200)
  // One that has not heard yet would live on without its debugger.
  while (ended < ending.size) await wait(10)
  session.disconnect()
  return ended
}
