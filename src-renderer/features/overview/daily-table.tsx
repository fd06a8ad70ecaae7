import { usePick } from '#renderer/client/use-pick.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { visibleText } from '#schema/visible-text.ts'
import { bucketLabel } from './bucket-words.ts'
import styles from './daily.module.css'
import { type Bucket, type DailySeries, type Measure, totalOf } from './daily-buckets.ts'
import { SumText } from './daily-tooltip.tsx'

interface DailyTableProps {
  readonly series: DailySeries
  readonly measure: Measure
}

interface RowProps {
  readonly bucket: Bucket
  readonly models: readonly string[]
  readonly measure: Measure
}

const Row = ({ bucket, models, measure }: RowProps) => {
  const { pick } = usePick()
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={styles.rowButton}
          title="Filter to these days"
          onClick={(event) => pick({ since: bucket.since, until: bucket.until }, event)}
        >
          {bucketLabel(bucket)}
        </button>
      </th>
      {models.map((model) => {
        const sum = bucket.sums.get(model)
        return <td key={model}>{sum ? <SumText sum={sum} measure={measure} /> : '–'}</td>
      })}
      <td className={styles.total}>
        <SumText sum={totalOf(bucket.sums.values())} measure={measure} />
      </td>
    </tr>
  )
}

/** The same numbers as the chart, newest first; days without calls are left out. */
export const DailyTable = ({ series: { unit, buckets, models }, measure }: DailyTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className={styles.tableBox} aria-label="Usage over time" tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`}</th>
          {models.map((model) => (
            <th key={model} scope="col" title={visibleText(model)}>
              {modelLabel(model)}
            </th>
          ))}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {buckets
          .filter(({ sums }) => sums.size > 0)
          .toReversed()
          .map((bucket) => (
            <Row key={bucket.since} bucket={bucket} models={models} measure={measure} />
          ))}
      </tbody>
    </table>
  </section>
)
