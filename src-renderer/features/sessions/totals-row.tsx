import { cx } from '#renderer/lib/class-names.ts'
import { compactCount, exactCount, plural } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import grid from '#renderer/ui/data-grid.module.css'
import type { GridColumns } from '#renderer/ui/use-grid-columns.ts'
import type { UsageTotals } from '#schema/usage.ts'
import type { Column } from './columns.tsx'
import styles from './sessions.module.css'

interface TotalsRowProps {
  readonly total: number
  readonly usage: UsageTotals
  readonly state: GridColumns<Column>
}

const Tokens = ({ usage }: Pick<TotalsRowProps, 'usage'>) => (
  <span title={exactCount(totalTokens(usage))}>{compactCount(totalTokens(usage))}</span>
)

/** What all rows that pass come to, those not fetched included. */
export const TotalsRow = ({ total, usage, state }: TotalsRowProps) => {
  const summed = state.shown.filter(({ id }) => id === 'tokens' || id === 'cost')
  return (
    <tfoot className={styles.totals}>
      <tr
        className={grid.headRow}
        aria-label="Totals"
        style={{ gridTemplateColumns: state.tracks }}
      >
        <td
          colSpan={Math.max(1, state.shown.length - summed.length)}
          className={cx(grid.cell, styles.total)}
          style={{ gridColumn: `1 / ${-(summed.length + 1)}` }}
        >
          All {plural(total, 'session')} · {plural(usage.calls, 'model call')}
          {usage.unpricedCalls > 0 && ` · ${exactCount(usage.unpricedCalls)} unpriced`}
        </td>
        {summed.map(({ id }) => (
          <td key={id} className={cx(grid.cell, styles.total, grid.number)}>
            {id === 'cost' ? <Cost usage={usage} /> : <Tokens usage={usage} />}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
