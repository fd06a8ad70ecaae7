import { z } from 'zod'
import { TextFile } from './usage.ts'

/**
 * A piece of a file that may be long. The pieces one after the other are the file; over HTTP they
 * are sent as one download.
 */
export const FilePiece = TextFile.extend({
  next: z.string().nullable().describe('ask again with this as `cursor`; null: it was the last'),
})
/** A piece of a file that may be long. */
export type FilePiece = z.infer<typeof FilePiece>
