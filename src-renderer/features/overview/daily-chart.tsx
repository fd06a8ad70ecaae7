import { useEffect } from 'react'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { compactCount, exactCount, roundAmount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { inCurrency, writeAmount } from '#renderer/lib/money.ts'
import type { ChartProps } from '#renderer/ui/charts/chart-types.ts'
import { StackedColumns } from '#renderer/ui/charts/stacked-columns.tsx'
import { axisLabels, bucketLabel } from './bucket-words.ts'
import { type Bucket, type DailySeries, type Measure, measured, totalOf } from './daily-buckets.ts'
import { SumText } from './sum-text.tsx'

/** Amounts are drawn in the told currency, so that its axis has round ones. */
const drawn = (value: number, measure: Measure): number =>
  measure === 'cost' ? inCurrency(value) : value

/** What chart and table of the daily usage take. */
export const useDailyChart = (
  dailySeries: DailySeries,
  measure: Measure,
): ChartProps<Bucket> & { readonly onPick: NonNullable<ChartProps<Bucket>['onPick']> } => {
  const colorOf = useModelColors()
  const { pick } = usePick()
  return {
    title: 'Usage over time by model: left and right move, Enter filters to the bar',
    rows: dailySeries.buckets,
    series: dailySeries.models.map((model) => ({
      key: model,
      label: modelLabel(model),
      color: colorOf(model),
      amount: ({ sums }) => sums.get(model) && drawn(measured(sums.get(model), measure), measure),
      show: ({ sums }) => {
        const sum = sums.get(model)
        return sum && <SumText sum={sum} measure={measure} />
      },
    })),
    format: {
      key: ({ since }) => since,
      name: bucketLabel,
      tick: axisLabels(dailySeries),
      axis: measure === 'cost' ? roundAmount : compactCount,
      value: measure === 'cost' ? writeAmount : exactCount,
      total: ({ sums }) => <SumText sum={totalOf(sums.values())} measure={measure} />,
    },
    onPick: ({ since, until }, press, model) =>
      pick({ since, until, ...(model ? { model } : {}) }, press),
  }
}

interface DailyChartProps {
  readonly chart: ChartProps<Bucket>
  readonly markOf: (bucket: Bucket) => string | undefined
}

/** Stacked columns, a model family keeping its hue; a part clicked becomes the filter. */
export const DailyChart = ({ chart, markOf }: DailyChartProps) => {
  // Stands in the timeline of the browser's own tools: what a start is measured by.
  useEffect(() => {
    performance.mark('chart drawn')
  }, [])
  return <StackedColumns {...chart} markOf={markOf} />
}
