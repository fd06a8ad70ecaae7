/** A column of a table for people. */
export interface Column<Row> {
  readonly title: string
  readonly align: 'left' | 'right'
  readonly text: (row: Row) => string
}

const wide =
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}/u

/** Cells of a terminal that a text takes. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => {
    if (/\p{M}/u.test(letter)) return width
    return width + (wide.test(letter) ? 2 : 1)
  }, 0)

const pad = (text: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + space : space + text
}

/** At most so many letters, the last one an ellipsis where some are missing. */
export const shorten = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

/** Aligned lines: titles, a rule, the rows, and below another rule the total. */
export const textTable = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  total?: Row,
): string => {
  const all = total === undefined ? rows : [...rows, total]
  const cells = [
    columns.map(({ title }) => title),
    ...all.map((row) => columns.map((c) => c.text(row))),
  ]
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((line) => widthOf(line[index] ?? ''))),
  )
  const lines = cells.map((line) =>
    columns
      .map(({ align }, index) => pad(line[index] ?? '', widths[index] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const [titles = '', ...body] = lines
  const last = total === undefined ? [] : [rule, ...body.splice(-1)]
  return [titles, rule, ...body, ...last].join('\n')
}
