import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { AppError, type Outcome } from '#schema/errors.ts'
import { JsonPiece } from '#schema/json-piece.ts'

/** Asks for the piece behind a cursor. */
export type NextPiece = (cursor: string) => Promise<Outcome<unknown>>

async function* texts(first: JsonPiece, next: NextPiece): AsyncGenerator<string> {
  for (let piece = first; ; ) {
    yield piece.text
    if (piece.next === null) return
    const outcome = await next(piece.next)
    // The status was sent long ago: an answer that breaks off is how a reader learns of it.
    if (!outcome.ok) throw AppError.from(outcome.error)
    piece = JsonPiece.parse(outcome.value)
  }
}

/** Answers with a long JSON text, asking for a piece only once the one before it was taken. */
export const sendPieces = (reply: FastifyReply, first: unknown, next: NextPiece): FastifyReply =>
  reply
    .type('application/json; charset=utf-8')
    .send(Readable.from(texts(JsonPiece.parse(first), next), { highWaterMark: 1 }))
