import type { AddressInfo } from 'node:net'
import { isErrno } from '#main/lib/errno.ts'
import { AppError } from '#schema/errors.ts'
import { reachableHost } from './allowed-hosts.ts'
import { createServer, type ServerOptions } from './create-server.ts'

/** What a server needs to listen. */
export interface ServeOptions extends ServerOptions {
  /** 0 for any that is free. */
  readonly port: number
}

/** A server that listens. */
export interface HttpServer {
  /** Link for a person: it carries a one-time code and works once. */
  readonly url: string
  readonly origin: string
  readonly token: string
  /** One more such link. */
  readonly createLink: () => string
  readonly close: () => Promise<void>
}

/** How long answers under way may take once closing has begun. */
const closeWithinMs = 2_000

/** Why an address could not be opened, in one sentence. */
const listenError = (thrown: unknown, host: string, port: number): unknown => {
  if (!isErrno(thrown)) return thrown
  switch (thrown.code) {
    case 'EADDRINUSE':
      return new AppError('conflict', `Port ${port} is already in use; choose another one.`)
    case 'EACCES':
      return new AppError('forbidden', `Port ${port} may not be opened by this user.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new AppError('invalid_input', `${host} is not an address of this machine.`)
    default:
      return thrown
  }
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

/** Serves the page and the operations; throws one clear sentence where the port is not free. */
export const serveHttp = async (options: ServeOptions): Promise<HttpServer> => {
  const { host, port } = options
  const { app, keys } = await createServer(options)
  try {
    await app.listen({ host, port })
  } catch (thrown) {
    await app.close()
    throw listenError(thrown, host, port)
  }
  const origin = `http://${reachableHost(host)}:${portOf(app.server.address())}`
  const createLink = () => `${origin}/#code=${keys.issueCode()}`
  return {
    url: createLink(),
    origin,
    token: keys.token,
    createLink,
    close: async () => {
      const cut = setTimeout(() => app.server.closeAllConnections(), closeWithinMs)
      await app.close()
      clearTimeout(cut)
    },
  }
}
