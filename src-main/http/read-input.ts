import type { FastifyRequest } from 'fastify'
import { AppError } from '#schema/errors.ts'
import type { HttpBinding } from '#schema/operation.ts'

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined

const asList = (value: unknown): unknown => (Array.isArray(value) ? value : [value])

const noBody = (): AppError => {
  const places = [{ loc: ['body'], msg: 'A body is needed; {} will do.', type: 'missing' }]
  return new AppError('invalid_input', 'The request needs a JSON object as its body.', places)
}

/**
 * Query, body and path as the one input of an operation; the path wins, since it says which thing
 * is meant. Parameters that may be repeated always arrive as a list.
 */
export const readInput = (
  request: Pick<FastifyRequest, 'query' | 'body' | 'params'>,
  { repeated = [], needsBody = false }: Pick<HttpBinding, 'repeated' | 'needsBody'> = {},
): Fields => {
  if (needsBody && request.body === undefined) throw noBody()
  const query = { ...fieldsOf(request.query) }
  for (const name of repeated) {
    if (Object.hasOwn(query, name)) query[name] = asList(query[name])
  }
  const body = request.body === undefined || request.body === null ? {} : fieldsOf(request.body)
  if (!body) throw new AppError('invalid_input', 'The body must be a JSON object.')
  return { ...query, ...body, ...fieldsOf(request.params) }
}
