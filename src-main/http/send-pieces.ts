import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { AppError, type Outcome } from '#schema/errors.ts'
import { JsonPiece } from '#schema/json-piece.ts'
import { TextFile } from '#schema/usage.ts'
import { nameDownload } from './send-download.ts'

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

const body = (first: unknown, next: NextPiece): Readable =>
  Readable.from(texts(JsonPiece.parse(first), next), { highWaterMark: 1 })

/** Answers with a long JSON text, asking for a piece only once the one before it was taken. */
export const sendPieces = (reply: FastifyReply, first: unknown, next: NextPiece): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(body(first, next))

/** {@link sendPieces} for a file, which the first piece names. */
export const sendFilePieces = (
  reply: FastifyReply,
  first: unknown,
  next: NextPiece,
): FastifyReply => nameDownload(reply, TextFile.parse(first)).send(body(first, next))
