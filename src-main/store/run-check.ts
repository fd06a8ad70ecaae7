import type { Check } from '#schema/doctor.ts'
import { toFailure } from '#schema/errors.ts'
import { asStoreError, type DatabaseKind } from './open-database.ts'

/** What a check found; its name and its time are added by who runs it. */
export type Finding = Omit<Check, 'name' | 'ms'>

/** How many findings a sentence names. */
const mostNamed = 3

/** A few of many, for a sentence. */
export const someOf = (names: readonly string[]): string => {
  const named = names.slice(0, mostNamed).join(', ')
  const more = names.length - mostNamed
  return more > 0 ? `${named} and ${more} more` : named
}

/** `ok` where nothing is wrong, else `failed` with the first few of what is. */
export const findingOf = (count: number, what: string, wrong: readonly string[]): Finding =>
  wrong.length === 0
    ? { state: 'ok', count, detail: what }
    : { state: 'failed', count, detail: `${what}; wrong: ${someOf(wrong)}` }

/** Runs one check and measures it. What it throws is a finding: a damaged page ends a query. */
export const runCheck = (name: string, kind: DatabaseKind, look: () => Finding): Check => {
  const before = performance.now()
  const found = ((): Finding => {
    try {
      return look()
    } catch (thrown) {
      const { message } = toFailure(asStoreError(thrown, kind))
      return { state: 'failed', count: 0, detail: message }
    }
  })()
  return { name, ...found, ms: Math.round(performance.now() - before) }
}
