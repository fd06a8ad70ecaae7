import { useFilter } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { compactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { visibleText } from '#schema/visible-text.ts'
import styles from './daily.module.css'
import { type DailySeries, type Measure, totalOf } from './daily-buckets.ts'

interface DailyLegendProps {
  readonly series: DailySeries
  readonly measure: Measure
}

/** Each model with its colour and sum; pressing one filters to it, pressing again lets go. */
export const DailyLegend = ({ series: { buckets, models }, measure }: DailyLegendProps) => {
  const { choice, change } = useFilter()
  const colorOf = useModelColors()
  return (
    <ul className={styles.legend} aria-label="Models">
      {models.map((model) => {
        const sum = totalOf(buckets.flatMap(({ sums }) => sums.get(model) ?? []))
        const isChosen = choice.model === model
        return (
          <li key={model}>
            <button
              type="button"
              className={styles.legendItem}
              title={isChosen ? 'Show all models' : `Show only ${visibleText(model)}`}
              aria-pressed={isChosen}
              onClick={() => change({ model: isChosen ? undefined : model })}
            >
              <Swatch color={colorOf(model)} />
              <span className={styles.legendName}>{modelLabel(model)}</span>
              {measure === 'cost' ? <Cost usage={sum} isCompact /> : compactCount(sum.tokens)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
