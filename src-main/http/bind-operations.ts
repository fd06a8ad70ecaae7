import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Engine } from '#main/engine/engine.ts'
import { AppError } from '#schema/errors.ts'
import type { HttpBinding, Operation } from '#schema/operation.ts'
import { answerFailure } from './answer-failure.ts'
import { createRateLimit } from './rate-limit.ts'
import { readInput } from './read-input.ts'
import { callerOf } from './request-caller.ts'
import { sendDownload } from './send-download.ts'
import { sendJson } from './send-json.ts'
import { type NextPiece, sendFilePieces, sendPieces } from './send-pieces.ts'
import type { NoticeStreams } from './stream-notices.ts'

/** The operations to serve, by name. */
export type OperationTable = Readonly<Record<string, Operation>>

interface Binding {
  readonly engine: Engine
  readonly streams: NoticeStreams
  readonly now: () => number
}

const sendStream = (reply: FastifyReply, streams: NoticeStreams): FastifyReply =>
  reply.type('text/event-stream; charset=utf-8').send(streams.open())

const isUnchanged = (value: unknown, { notModifiedBy }: HttpBinding): boolean =>
  notModifiedBy !== undefined &&
  typeof value === 'object' &&
  value !== null &&
  Object.hasOwn(value, notModifiedBy) &&
  (value as Readonly<Record<string, unknown>>)[notModifiedBy] === true

const sendValue = (reply: FastifyReply, value: unknown, status: number): FastifyReply =>
  status === 204 ? reply.code(status).send() : sendJson(reply, value, status)

const createHandler = (
  name: string,
  operation: Operation & { readonly http: HttpBinding },
  { engine, streams, now }: Binding,
) => {
  const { http, kind } = operation
  const limit = http.rateLimitPerMinute ? createRateLimit(http.rateLimitPerMinute, now) : undefined
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (limit && !limit.allow(request.ip)) throw new AppError('rate_limited')
    const input = readInput(request, http)
    if (kind === 'stream') return sendStream(reply.headers(http.headers ?? {}), streams)
    const outcome = await engine.dispatch(name, input, callerOf(request))
    if (!outcome.ok) return answerFailure(reply, outcome.error, http)
    reply.headers(http.headers ?? {})
    if (isUnchanged(outcome.value, http)) return reply.code(304).send()
    if (http.inPieces) {
      const next: NextPiece = (cursor) =>
        engine.dispatch(name, { ...input, cursor }, callerOf(request))
      const send = kind === 'download' ? sendFilePieces : sendPieces
      return send(reply, outcome.value, next)
    }
    return kind === 'download'
      ? sendDownload(reply, outcome.value)
      : sendValue(reply, outcome.value, http.status ?? 200)
  }
}

/**
 * The one loop that makes routes of operations. A stream has no input that dispatch would have to
 * look at: its access is checked with the key, like that of every route, before its handler runs.
 */
export const bindOperations = (
  app: FastifyInstance,
  table: OperationTable,
  binding: Binding,
): void => {
  for (const [name, operation] of Object.entries(table)) {
    const { http, access, kind } = operation
    if (!http) continue
    app.route({
      method: http.method,
      url: http.path,
      exposeHeadRoute: http.method === 'GET' && kind !== 'stream',
      ...(http.bodyBytes ? { bodyLimit: http.bodyBytes } : {}),
      config: { access, shape: http },
      handler: createHandler(name, { ...operation, http }, binding),
    })
  }
}
