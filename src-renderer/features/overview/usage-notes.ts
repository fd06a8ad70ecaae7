import { daysBetween } from '#renderer/lib/days.ts'
import { formatPercent, plural } from '#renderer/lib/format.ts'
import type { TokenCounts } from '#renderer/lib/palette.ts'
import type { UsageOverview } from '#schema/usage.ts'

/** Share of all prompt tokens that came from the cache; null where there was no prompt. */
export const cacheShare = (totals: TokenCounts): number | null => {
  const prompt =
    totals.inputTokens +
    totals.cacheReadTokens +
    totals.cacheWrite5mTokens +
    totals.cacheWrite1hTokens
  return prompt === 0 ? null : totals.cacheReadTokens / prompt
}

type Span = Pick<UsageOverview, 'firstDay' | 'lastDay' | 'activeDays'>

/** How dense the active days lie between the first and the last. */
export const spanNote = ({ firstDay, lastDay, activeDays }: Span): string => {
  if (!firstDay || !lastDay) return 'none'
  const span = daysBetween(firstDay, lastDay)
  return span === 1
    ? 'a single day'
    : `${formatPercent(activeDays / span)} of ${plural(span, 'day')}`
}
