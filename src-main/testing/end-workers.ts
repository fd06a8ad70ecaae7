import { Session } from 'node:inspector'

/** Part of what the inspector tells of a worker that it has attached to. */
interface Attached {
  readonly params: { readonly sessionId: string; readonly workerInfo: { readonly title: string } }
}

/**
 * Ends the running workers of a name as a crash would, from outside: a debugger attaches to them
 * and has them throw where nothing catches. Answers how many there were.
 */
export const endWorkers = async (name: string): Promise<number> => {
  const session = new Session()
  session.connect()
  let ended = 0
  const message = JSON.stringify({
    id: 1,
    method: 'Runtime.evaluate',
    params: { expression: 'setTimeout(() => { throw new Error("lost") })' },
  })
  session.on('NodeWorker.attachedToWorker', ({ params }: Attached) => {
    if (!params.workerInfo.title.endsWith(name)) return
    ended += 1
    const { sessionId } = params
    session.post('NodeWorker.sendMessageToWorker', { sessionId, message })
  })
  await new Promise((resolve) =>
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, resolve),
  )
  // Workers are attached to one after the other, each in a turn of its own.
  await new Promise((resolve) => setTimeout(resolve, 200))
  session.disconnect()
  return ended
}
