/**
 * A spreadsheet computes a cell that begins with one of these, full-width forms included; a
 * leading apostrophe makes it text (CWE-1236). Numbers stay numbers.
 */
const computes = /^[=+\-@\t\r\n\0＝＋－＠]/

/** A cell that no spreadsheet computes. */
export const inertCell = (value: string | number | null): string | number | null =>
  typeof value === 'string' && computes.test(value) ? `'${value}` : value
