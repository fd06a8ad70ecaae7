const mark = /\[REDACTED:([A-Z][A-Z0-9_]*)\]/g

/** How a mark begins. */
export const redactionMark = '[REDACTED:'

const deepest = 60
const most = 10_000

const collect = (value: unknown, depth: number, found: string[]): void => {
  if (found.length >= most || depth > deepest) return
  if (typeof value === 'string') {
    if (!value.includes(redactionMark)) return
    for (const [, type] of value.matchAll(mark)) if (type) found.push(type.slice(0, 80))
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, depth + 1, found)
  }
}

/** Kinds of secrets whose place a `[REDACTED:KIND]` mark holds in any text of a record. */
export const findRedactions = (record: unknown): string[] => {
  const found: string[] = []
  collect(record, 0, found)
  return found
}
