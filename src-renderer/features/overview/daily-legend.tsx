import { useFilterWithout } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { compactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { modelOrder, totalTokens } from '#renderer/lib/palette.ts'
import { ChartLegend } from '#renderer/ui/charts/chart-legend.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import type { UsageTotals } from '#schema/usage.ts'
import { type DailySeries, type Measure, type Sum, totalOf } from './daily-buckets.ts'

interface DailyLegendProps {
  readonly series: DailySeries
  readonly measure: Measure
}

const sumOf = (usage: UsageTotals): Sum => ({ ...usage, tokens: totalTokens(usage) })

/** Sums of all models in the period: of those the filter leaves out too, so that they can be added. */
const useSums = ({ buckets, models }: DailySeries): readonly (readonly [string, Sum])[] => {
  const question = { ...useFilterWithout('model'), by: 'model' as const }
  const { data } = useOperation('usage.report', question, { isKept: true })
  if (!data)
    return models.map((model) => [
      model,
      totalOf(buckets.flatMap(({ sums }) => sums.get(model) ?? [])),
    ])
  return data.rows
    .map((row) => [row.key, sumOf(row)] as const)
    .toSorted(([a], [b]) => modelOrder(a, b))
}

/** Each model with its colour and sum; pressing one filters to it, pressing again lets go. */
export const DailyLegend = ({ series, measure }: DailyLegendProps) => {
  const { pick, isChosen } = usePick()
  const colorOf = useModelColors()
  const items = useSums(series).map(([model, sum]) => ({
    key: model,
    label: modelLabel(model),
    color: colorOf(model),
    value: measure === 'cost' ? <Cost usage={sum} isCompact /> : compactCount(sum.tokens),
  }))
  return (
    <ChartLegend
      label="Models"
      items={items}
      isChosen={(model) => isChosen({ model })}
      onPick={(model, press) => pick({ model }, press)}
    />
  )
}
