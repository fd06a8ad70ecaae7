import { z } from 'zod'

/**
 * A piece of a long JSON text, for answers that nobody should hold whole. The pieces one after the
 * other are the text; over HTTP they are sent as one.
 */
export const JsonPiece = z.object({
  text: z.string(),
  next: z.string().nullable().describe('ask again with this as `cursor`; null: it was the last'),
})
export type JsonPiece = z.infer<typeof JsonPiece>
