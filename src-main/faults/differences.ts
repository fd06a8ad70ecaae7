import type { Content } from '#main/testing/store.ts'

const mostShown = 4

/** Enough of a row to know it by. */
const rowLength = 300

/** Rows that one of two indexes has and the other has not, a few of each kind; empty for equal ones. */
export const differencesOf = (found: Content, expected: Content): string[] =>
  (Object.keys(expected) as (keyof Content)[]).flatMap((kind) => {
    const [has, should] = [new Set(found[kind]), new Set(expected[kind])]
    const lines = [
      ...found[kind]
        .filter((row) => !should.has(row))
        .map((row) => `${kind}: has ${row.slice(0, rowLength)}`),
      ...expected[kind]
        .filter((row) => !has.has(row))
        .map((row) => `${kind}: lacks ${row.slice(0, rowLength)}`),
    ]
    const rest = lines.length - mostShown
    return rest > 0 ? [...lines.slice(0, mostShown), `${kind}: and ${rest} more`] : lines
  })
