import { jsonText } from '#main/lib/escape-json.ts'
import type { UsageGrouping, UsageReport, UsageTotals } from '#schema/usage.ts'
import { visibleText } from '#schema/visible-text.ts'
import { formatCost, formatCount } from './format-figures.ts'
import { writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { type Column, shorten, textTable } from './text-table.ts'
import { answerFromStore, type UsageOptions, usageQuestion } from './usage-question.ts'
import { ask } from './with-engine.ts'

type Line = UsageTotals & { readonly label: string }

const titles: Readonly<Record<UsageGrouping, string>> = {
  day: 'Day',
  model: 'Model',
  project: 'Project',
  session: 'Session',
  provider: 'Agent',
}

const maxLabel = 48

const figure = (title: string, count: (line: Line) => number): Column<Line> => ({
  title,
  align: 'right',
  text: (line) => formatCount(count(line)),
})

/** Columns of a report; what is zero throughout is left out. */
const columnsOf = ({ by, totals }: UsageReport): readonly Column<Line>[] => [
  {
    title: titles[by],
    align: 'left',
    text: ({ label }) => shorten(visibleText(label), maxLabel),
  },
  figure('Calls', (line) => line.calls),
  figure('Input', (line) => line.inputTokens),
  figure('Output', (line) => line.outputTokens),
  figure('Cache write', (line) => line.cacheWrite5mTokens + line.cacheWrite1hTokens),
  figure('Cache read', (line) => line.cacheReadTokens),
  ...(totals.webSearches > 0 ? [figure('Searches', (line) => line.webSearches)] : []),
  { title: 'Cost', align: 'right', text: ({ costUsd }) => formatCost(costUsd) },
  ...(totals.unpricedCalls > 0 ? [figure('Unpriced', (line) => line.unpricedCalls)] : []),
]

/** A report as a table for people. */
export const reportTable = (report: UsageReport): string =>
  report.rows.length === 0
    ? 'No calls in that period.'
    : textTable(columnsOf(report), report.rows, { ...report.totals, label: 'Total' })

/** `report`: usage and cost by day, model, project, session or provider. */
export const runReport = (settings: Settings, options: UsageOptions): Promise<void> =>
  answerFromStore(settings, options, async (engine) => {
    const report = await ask(engine, 'usage.report', usageQuestion(options))
    await writeResult(settings.json ? jsonText(report) : reportTable(report))
  })
