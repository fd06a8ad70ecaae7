import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on loopback that nobody may ever ask. */
export interface TrapServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Path of each request that came all the same. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a trap; it would answer anything, so that what gets through is seen to act. */
export const openTrap = async (): Promise<TrapServer> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*',
    })
    response.end('globalThis.__ran = (globalThis.__ran || 0) + 1')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
