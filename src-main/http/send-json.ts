import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { jsonTexts } from './json-texts.ts'

function* after(first: string, second: string, rest: Iterable<string>): Generator<string> {
  yield first
  yield second
  yield* rest
}

/**
 * Answers with a value as JSON. A long one is made into text piece by piece, each only once the one
 * before it was taken, so that a slow reader of a long answer holds little memory here.
 */
export const sendJson = (reply: FastifyReply, value: unknown, status: number): FastifyReply => {
  const texts = jsonTexts(value)
  const first = texts.next().value ?? ''
  const second = texts.next()
  reply.code(status).type('application/json; charset=utf-8')
  return second.done
    ? reply.send(first)
    : reply.send(Readable.from(after(first, second.value, texts), { highWaterMark: 1 }))
}
