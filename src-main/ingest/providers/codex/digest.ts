import { createHash } from 'node:crypto'

/** A few letters that stand for a text. */
export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 12)
