import type { ElectronApplication } from '@playwright/test'

/** Makes a worker throw where nothing catches, as a crash would. */
const crash = JSON.stringify({
  id: 1,
  method: 'Runtime.evaluate',
  params: { expression: 'setTimeout(() => { throw new Error("lost") })' },
})

/** What the inspector tells of a worker that it has attached to. */
interface Attached {
  readonly method?: string
  readonly params?: { readonly sessionId: string; readonly workerInfo: { readonly title: string } }
}

const parse = (data: unknown): Attached => JSON.parse(String(data))

/** Ends the workers of a name in a server that runs under `--inspect`, from outside. */
export const endServerWorkers = async (stderr: string, name: string): Promise<void> => {
  const [address] = /ws:\/\/\S+/.exec(stderr) ?? []
  if (!address) throw new Error(`no inspector listens: ${stderr}`)
  const socket = new WebSocket(address)
  const send = (id: number, method: string, params: object) =>
    socket.send(JSON.stringify({ id, method, params }))
  await new Promise<void>((resolve, reject) => {
    socket.onerror = () => reject(new Error('the inspector does not answer'))
    socket.onopen = () => send(1, 'NodeWorker.enable', { waitForDebuggerOnStart: false })
    socket.onmessage = ({ data }) => {
      const { method, params } = parse(data)
      if (method === 'NodeWorker.detachedFromWorker') resolve()
      if (method !== 'NodeWorker.attachedToWorker' || !params) return
      if (!params.workerInfo.title.endsWith(name)) return
      send(2, 'NodeWorker.sendMessageToWorker', { sessionId: params.sessionId, message: crash })
    }
  })
  socket.close()
}

/** Ends the workers of a name in the desktop program. */
export const endWindowWorkers = (app: ElectronApplication, name: string): Promise<void> =>
  app.evaluate(
    (_electron, { crash, name }) => {
      const { Session } = process.getBuiltinModule('node:inspector')
      const session = new Session()
      session.connect()
      return new Promise<void>((resolve) => {
        session.on('NodeWorker.detachedFromWorker', () => {
          session.disconnect()
          resolve()
        })
        session.on('NodeWorker.attachedToWorker', ({ params }) => {
          const { sessionId, workerInfo } = params
          if (workerInfo.title.endsWith(name))
            session.post('NodeWorker.sendMessageToWorker', { sessionId, message: crash })
        })
        session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
      })
    },
    { crash, name },
  )
