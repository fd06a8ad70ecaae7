import { endOf, layOut, startOf } from '#renderer/lib/bucket-layout.ts'
import { type TokenCounts, tokenKinds } from '#renderer/lib/palette.ts'
import type { DayRange } from '#renderer/lib/period.ts'

/** Tokens of the days from `since` to `until`, by kind. */
export interface DayBar extends TokenCounts {
  readonly since: string
  readonly until: string
}

const nothing: TokenCounts = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
}

const add = (a: TokenCounts, b: TokenCounts): TokenCounts => {
  const sum = { ...a }
  for (const { key } of tokenKinds) sum[key] = a[key] + b[key]
  return sum
}

/** One bar a day, or of a longer unit where they would be too many; days without calls are zero. */
export const dayBars = (
  days: readonly ({ readonly day: string } & TokenCounts)[],
  range: DayRange,
) => {
  const since = range.since ?? days[0]?.day
  const until = range.until ?? days.at(-1)?.day
  if (since === undefined || until === undefined) return { unit: 'day', bars: [] } as const
  const { unit, starts } = layOut(new Set(days.map(({ day }) => day)), since, until)
  const sums = new Map<string, TokenCounts>()
  for (const day of days) {
    const start = startOf(day.day, unit)
    sums.set(start, add(sums.get(start) ?? nothing, day))
  }
  const bars = starts.map((start): DayBar => {
    const end = endOf(start, unit)
    return {
      ...(sums.get(start) ?? nothing),
      since: start < since ? since : start,
      until: end > until ? until : end,
    }
  })
  return { unit, bars } as const
}
