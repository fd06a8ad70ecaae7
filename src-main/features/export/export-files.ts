import { stringify } from 'csv-stringify/sync'
import { escapeJson } from '#main/lib/escape-json.ts'
import { inertCell } from '#main/lib/inert-cell.ts'
import { visibleLines } from '#schema/visible-text.ts'
import type { CountedSums, PeriodUsage } from './export.queries.ts'

type Cell = string | number | null

/** Figures as both formats have them; money in US dollars, null where nothing has a price. */
const figuresOf = ({ sums, sessions }: CountedSums) => ({
  cost_usd: sums.calls > 0 && sums.unpriced === sums.calls ? null : sums.cost_nano / 1e9,
  calls: sums.calls,
  sessions,
  input_tokens: sums.input,
  output_tokens: sums.output,
  cache_read_tokens: sums.cache_read,
  cache_write_tokens: sums.cache_write_5m + sums.cache_write_1h,
  unpriced_calls: sums.unpriced,
})

const figureNames = [
  ...(['cost_usd', 'calls', 'sessions', 'input_tokens', 'output_tokens'] as const),
  ...(['cache_read_tokens', 'cache_write_tokens', 'unpriced_calls'] as const),
] satisfies (keyof ReturnType<typeof figuresOf>)[]

const figureCells = (row: CountedSums): Cell[] => {
  const figures = figuresOf(row)
  return figureNames.map((name) => figures[name])
}

const dailyBlock = ({ period, daily }: PeriodUsage): Cell[][] => [
  [`Daily (${period})`],
  ['date', ...figureNames],
  ...daily.map((row): Cell[] => [row.date, ...figureCells(row)]),
]

const activityBlock = ({ period, activity }: PeriodUsage): Cell[][] => [
  [`Activity (${period})`],
  ['project', 'provider', 'model', ...figureNames],
  ...activity.map((row): Cell[] => [row.project, row.provider, row.model, ...figureCells(row)]),
]

/** A block of days and a block of activity for each window, an empty line between blocks. */
export const toCsv = (periods: readonly PeriodUsage[]): string => {
  const blocks = periods.flatMap((one) => [dailyBlock(one), activityBlock(one)])
  const texts = blocks.map((rows) =>
    stringify(
      rows.map((row) => row.map(inertCell)),
      { record_delimiter: 'windows' },
    ),
  )
  return visibleLines(texts.join('\r\n'))
}

const periodObject = ({ period, days, totals, daily, activity }: PeriodUsage) => ({
  period,
  since: days.since ?? null,
  until: days.until ?? null,
  ...figuresOf(totals),
  daily: daily.map(({ date, ...row }) => ({ date, ...figuresOf(row) })),
  activity: activity.map(({ project, provider, model, ...row }) => ({
    ...{ project, provider, model },
    ...figuresOf(row),
  })),
})

/** One window as an object, several as an object of them by name. */
export const toJson = (periods: readonly PeriodUsage[], isSingle: boolean): string => {
  const objects = periods.map((one) => [one.period, periodObject(one)] as const)
  const document = isSingle ? objects[0]?.[1] : Object.fromEntries(objects)
  return `${escapeJson(JSON.stringify(document, null, 2))}\n`
}
