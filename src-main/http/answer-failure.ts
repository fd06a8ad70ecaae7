import type { FastifyReply } from 'fastify'
import { AppError, type ErrorPlace, errorTable, type Failure, toFailure } from '#schema/errors.ts'
import type { HttpBinding } from '#schema/operation.ts'

type ErrorShape = Pick<HttpBinding, 'dialect' | 'invalidStatus'>

const placeText = ({ loc, msg }: ErrorPlace): string =>
  loc.length > 0 ? `${loc.join('.')}: ${msg}` : msg

const flatBody = (failure: Failure, status: number) => {
  const places = failure.places ?? []
  const text = places.length > 0 ? places.map(placeText).join('; ') : failure.message
  const list = places.length > 0 ? places : [{ loc: [], msg: failure.message, type: failure.code }]
  const detail = status === 422 ? list : text
  return { error: failure.message, detail, code: failure.code, ...failure.keys }
}

const nestedBody = ({ code, message, places }: Failure) => ({
  error: { code, message, ...(places ? { details: places } : {}) },
})

/** Sends a failure in the words and with the status that the operation's document gives it. */
export const answerFailure = (
  reply: FastifyReply,
  failure: Failure,
  shape: ErrorShape = {},
): FastifyReply => {
  const isInvalid = failure.code === 'invalid_input'
  const status =
    isInvalid && shape.invalidStatus ? shape.invalidStatus : errorTable[failure.code].status
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer')
  if (status === 429) reply.header('Retry-After', '60')
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(shape.dialect === 'nested' ? nestedBody(failure) : flatBody(failure, status))
}

interface FrameworkError {
  readonly code?: unknown
  readonly statusCode?: unknown
}

/** What the server framework throws of its own accord, in our words; undefined is not its own. */
const frameworkFailure = (thrown: unknown): Failure | undefined => {
  const { code, statusCode } = (thrown ?? {}) as FrameworkError
  if (typeof code !== 'string' || typeof statusCode !== 'number') return undefined
  if (statusCode >= 500 || statusCode < 400) return undefined
  if (statusCode === 413) return toFailure(new AppError('too_large'))
  if (statusCode === 404) return toFailure(new AppError('not_found'))
  const sentence =
    statusCode === 415
      ? 'The body must be JSON, sent as application/json.'
      : code === 'FST_ERR_CTP_INVALID_JSON_BODY'
        ? 'The body is not valid JSON.'
        : undefined
  return toFailure(new AppError('invalid_input', sentence))
}

/** Anything thrown on the way as a failure; `isOurs` is false where the log should have it. */
export const failureOf = (thrown: unknown): { failure: Failure; isOurs: boolean } => {
  if (thrown instanceof AppError) return { failure: toFailure(thrown), isOurs: true }
  const known = frameworkFailure(thrown)
  return { failure: known ?? toFailure(thrown), isOurs: known !== undefined }
}
