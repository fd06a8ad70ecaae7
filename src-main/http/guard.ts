import type { IncomingMessage } from 'node:http'
import { AppError } from '#schema/errors.ts'
import { isAllowedHost } from './allowed-hosts.ts'

/** The one value of a header, or undefined where it is absent; two lines of it are neither. */
const onlyHeader = (request: IncomingMessage, name: string): string | undefined | 'ambiguous' => {
  const values = request.headersDistinct[name] ?? []
  return values.length > 1 ? 'ambiguous' : values[0]
}

/** Our own origin, as a page that came from the host this request names would have it. */
export const ownOrigin = (request: IncomingMessage): string =>
  `http://${(request.headers.host ?? '').toLowerCase()}`

const refuseHost = (request: IncomingMessage, hosts: ReadonlySet<string>): AppError | undefined => {
  const host = onlyHeader(request, 'host')
  const port = request.socket.localPort ?? 0
  // A request line with a whole address in it overrides Host; no browser sends one to a server.
  const isPath = request.url?.startsWith('/') ?? false
  return host !== undefined && isPath && isAllowedHost(host, port, hosts)
    ? undefined
    : new AppError('wrong_host')
}

const refuseOrigin = (request: IncomingMessage): AppError | undefined => {
  const origin = onlyHeader(request, 'origin')
  if (origin !== undefined && origin !== ownOrigin(request)) {
    return new AppError('forbidden', 'Pages of other origins may not use this address.')
  }
  // `same-site` is another port of this machine, so another program's page.
  const site = onlyHeader(request, 'sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
    ? undefined
    : new AppError('forbidden', 'Pages of other sites may not use this address.')
}

/** Why a request may not come in at all, before any key is looked at. */
export const refuseRequest = (
  request: IncomingMessage,
  hosts: ReadonlySet<string>,
): AppError | undefined => refuseHost(request, hosts) ?? refuseOrigin(request)

/** Whether a write comes from our own page: a cookie alone does not say so. */
export const isFromOwnPage = (request: IncomingMessage): boolean =>
  onlyHeader(request, 'origin') === ownOrigin(request)
