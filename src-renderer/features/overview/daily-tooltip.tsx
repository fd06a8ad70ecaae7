import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { bucketLabel } from './bucket-words.ts'
import styles from './daily.module.css'
import { type Bucket, type Measure, type Sum, totalOf } from './daily-buckets.ts'

/** A sum as the chosen measure shows it. */
export const SumText = ({ sum, measure }: { readonly sum: Sum; readonly measure: Measure }) =>
  measure === 'cost' ? <Cost usage={sum} /> : exactCount(sum.tokens)

interface DailyTooltipProps {
  readonly bucket: Bucket
  readonly models: readonly string[]
  readonly measure: Measure
}

/** The parts of one bar, topmost first, and their sum. */
export const DailyTooltip = ({ bucket, models, measure }: DailyTooltipProps) => {
  const colorOf = useModelColors()
  const total = totalOf(bucket.sums.values())
  return (
    <div className={styles.tooltip}>
      <p className={styles.tooltipHead}>
        <span>{bucketLabel(bucket)}</span>
        <strong>
          <SumText sum={total} measure={measure} />
        </strong>
      </p>
      {total.calls === 0 && <p className={styles.quiet}>no model calls</p>}
      {models.toReversed().map((model) => {
        const sum = bucket.sums.get(model)
        return (
          sum && (
            <p key={model} className={styles.tooltipRow}>
              <Swatch color={colorOf(model)} />
              <span className={styles.tooltipName}>{modelLabel(model)}</span>
              <SumText sum={sum} measure={measure} />
            </p>
          )
        )
      })}
    </div>
  )
}
