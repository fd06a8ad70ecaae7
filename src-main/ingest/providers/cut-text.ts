import type { LongText } from '#schema/transcript/block.ts'

/** A text cut at `most` characters, with the length of the whole. */
export const cut = (text: string, most: number): LongText => ({
  text: (text.length > most ? text.slice(0, most) : text).toWellFormed(),
  length: text.length,
})

/** A value nested thousands deep overflows the stack; nobody could read it anyway. */
export const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value, null, 2) ?? ''
  } catch {
    return '(nested too deep to be shown)'
  }
}

/** The beginning of a text on one line. */
export const firstLine = (text: string): string =>
  text
    .slice(0, 400)
    .replace(/<\/?[a-z][\w-]{0,60}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed()
