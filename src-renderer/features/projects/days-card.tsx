import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { dayRange, monthOf, shortDay, weekdayDay } from '#renderer/lib/days.ts'
import { compactCount, exactCount } from '#renderer/lib/format.ts'
import { tokenKinds, totalTokens } from '#renderer/lib/palette.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartLegend } from '#renderer/ui/charts/chart-legend.tsx'
import { ChartTable } from '#renderer/ui/charts/chart-table.tsx'
import type { ChartProps } from '#renderer/ui/charts/chart-types.ts'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { StackedColumns } from '#renderer/ui/charts/stacked-columns.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { type DayBar, dayBars } from './day-bars.ts'
import { type DetailProps, noCalls } from './question.ts'

const forms = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

const useChart = (bars: readonly DayBar[], unit: string): ChartProps<DayBar> => {
  const { pick } = usePick()
  return {
    title: 'Tokens over time by kind: left and right move, Enter filters to the bar',
    rows: bars,
    series: tokenKinds.map(({ key, label, color }) => ({
      key,
      label,
      color,
      amount: (bar) => bar[key],
    })),
    format: {
      key: ({ since }) => since,
      name: ({ since, until }) => (since === until ? weekdayDay(since) : dayRange(since, until)),
      tick: unit === 'day' || unit === 'week' ? shortDay : monthOf,
      axis: compactCount,
      value: exactCount,
      total: (bar) => exactCount(totalTokens(bar)),
    },
    onPick: ({ since, until }, press) => pick({ since, until }, press),
  }
}

/** Tokens over time by kind, as a chart or as a table. */
export const DaysCard = ({ query, question }: DetailProps) => {
  const { days } = useFilter()
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const rows = query.data?.days
  const { unit, bars } = useMemo(() => dayBars(rows ?? [], days), [rows, days])
  const chart = useChart(bars, unit)
  return (
    <Card
      title={`Tokens per ${unit}`}
      actions={
        <>
          <Segmented label="Form" options={forms} value={form} onChange={setForm} />
          <ExportMenu {...asTable('project-days', 'Days', question)} />
        </>
      }
    >
      <ChartView
        query={query}
        what="the tokens"
        height={236}
        isEmpty={({ totals }) => totals.calls === 0}
        empty={noCalls}
      >
        {({ totals }) =>
          form === 'chart' ? (
            <>
              <StackedColumns {...chart} height={206} />
              <ChartLegend
                label="Kinds of tokens"
                items={tokenKinds.map((kind) => ({
                  ...kind,
                  value: <span>{compactCount(totals[kind.key])}</span>,
                }))}
              />
            </>
          ) : (
            <ChartTable {...chart} title="Tokens over time" head="Days" height={236} />
          )
        }
      </ChartView>
    </Card>
  )
}
