/** Characters of a piece of a long answer, at least. */
export const pieceLength = 64 * 1024

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !('toJSON' in value)

/** One row of a list is written whole; what JSON does not know is null there. */
const rowText = (value: unknown): string => JSON.stringify(value) ?? 'null'

function* listTexts(list: readonly unknown[]): Generator<string> {
  yield '['
  for (const [place, value] of list.entries()) yield (place > 0 ? ',' : '') + rowText(value)
  yield ']'
}

function* fieldTexts(fields: Fields): Generator<string> {
  yield '{'
  let comma = ''
  for (const [key, value] of Object.entries(fields)) {
    // What JSON does not know is left out of an object.
    const isLeft = value === undefined || typeof value === 'function' || typeof value === 'symbol'
    if (isLeft) continue
    yield `${comma}${JSON.stringify(key)}:`
    yield* smallTexts(value)
    comma = ','
  }
  yield '}'
}

function* smallTexts(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* listTexts(value)
  else if (isFields(value)) yield* fieldTexts(value)
  else yield rowText(value)
}

/**
 * The text that `JSON.stringify` makes of a plain value, in pieces made one after the other: a list
 * is cut between its rows, an object between its fields. A piece has {@link pieceLength} characters
 * and at most one row more.
 */
export function* jsonTexts(value: unknown): Generator<string> {
  let piece = ''
  for (const text of smallTexts(value)) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
