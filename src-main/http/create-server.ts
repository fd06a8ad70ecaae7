import type { Socket } from 'node:net'
import fastifyCookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Engine } from '#main/engine/engine.ts'
import { log } from '#main/lib/log.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import { operations } from '#schema/operations.ts'
import { allowedHosts } from './allowed-hosts.ts'
import { answerFailure, failureOf } from './answer-failure.ts'
import { bindDocs } from './bind-docs.ts'
import { bindLogin } from './bind-login.ts'
import { bindOperations, type OperationTable } from './bind-operations.ts'
import { refuseRequest } from './guard.ts'
import { inertHeaders } from './inert-headers.ts'
import { createKeys, type Keys } from './keys.ts'
import { bindPageFiles, hasPage, wantsView } from './page-files.ts'
import { declareCaller, setCaller } from './request-caller.ts'
import { createNoticeStreams } from './stream-notices.ts'

/** What a server is made of. */
export interface ServerOptions {
  readonly engine: Engine
  /** Address to be bound; decides which Host headers are ours. */
  readonly host: string
  /** Key for programs; a new one where none is given. */
  readonly token?: string | undefined
  /** Folder of the built page. */
  readonly rendererDir: string
  /** The operations to serve, all unless a test says otherwise. */
  readonly table?: OperationTable
  readonly now?: () => number
}

/** A server that does not listen yet, and its keys. */
export interface Server {
  readonly app: FastifyInstance
  readonly keys: Keys
}

const limits = {
  bodyBytes: 1024 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 2_000,
  headerBytes: 16 * 1024,
  sockets: 64,
  /** A session id may be 255 bytes, each of them percent-encoded. */
  pathSegment: 1024,
} as const

/** A request that is no HTTP gets no more than a status line: there is nobody to explain to. */
const refuseClient = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  const headers = Object.entries(inertHeaders).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`,
  )
}

const createApp = (hosts: ReadonlySet<string>): FastifyInstance => {
  const app = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: limits.pathSegment },
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.headerBytes,
      requireHostHeader: false,
    },
    clientErrorHandler: refuseClient,
    // The framework answers a path it cannot read before any hook has run.
    frameworkErrors: (_error, request, reply) => {
      reply.headers(inertHeaders)
      const refusal = refuseRequest(request.raw, hosts)
      answerFailure(reply, toFailure(refusal ?? new AppError('not_found')))
    },
  })
  app.server.maxConnections = limits.sockets
  return app
}

/** JSON is the only thing read, and an empty body is no body. */
const readJsonOnly = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body.toString(), done)
  })
}

const answerThrown = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const { failure, isOurs } = failureOf(thrown)
  if (!isOurs) log.error({ err: thrown, route: request.routeOptions.url }, 'a request failed')
  return answerFailure(reply, failure, request.routeOptions.config.shape)
}

const guard = async (
  app: FastifyInstance,
  keys: Keys,
  hosts: ReadonlySet<string>,
): Promise<void> => {
  declareCaller(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(inertHeaders)
    const refusal = refuseRequest(request.raw, hosts)
    if (refusal) throw refusal
  })
  await app.register(fastifyCookie)
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'public'
    const caller = keys.identify(request, access === 'public')
    if (!caller.access.includes(access)) throw new AppError('forbidden')
    setCaller(request, caller)
  })
}

/** Builds the server: guards first, then the routes of the table, then the page. */
export const createServer = async (options: ServerOptions): Promise<Server> => {
  const { engine, rendererDir, now = Date.now, table = operations } = options
  const hosts = allowedHosts(options.host)
  const keys = createKeys(options.token, now)
  const streams = createNoticeStreams(engine)
  const app = createApp(hosts)
  readJsonOnly(app)
  await guard(app, keys, hosts)
  app.setErrorHandler(answerThrown)
  bindOperations(app, table, { engine, streams, now })
  bindLogin(app, keys)
  bindDocs(app, table)
  const withPage = hasPage(rendererDir)
  if (withPage) await bindPageFiles(app, rendererDir)
  app.setNotFoundHandler(async (request, reply) =>
    withPage && wantsView(request)
      ? reply.sendFile('index.html')
      : answerFailure(reply, toFailure(new AppError('not_found'))),
  )
  app.addHook('preClose', async () => streams.close())
  return { app, keys }
}
