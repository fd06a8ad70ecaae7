/** A part of a screen that could not be read. */
export interface PartFailure {
  /** What was being read: "the totals". */
  readonly what: string
  readonly message: string
  readonly retry: () => void
}

/** Fewer than so many are each said where they are; from here on it is the screen that failed. */
const fewest = 3

/** The reason that at least three parts give, and most of all; null where there is none. */
export const commonTrouble = (failures: readonly PartFailure[]): string | null => {
  const parts = new Map<string, number>()
  for (const { message } of failures) parts.set(message, (parts.get(message) ?? 0) + 1)
  const [most] = [...parts].sort(([, a], [, b]) => b - a)
  return most && most[1] >= fewest ? most[0] : null
}
