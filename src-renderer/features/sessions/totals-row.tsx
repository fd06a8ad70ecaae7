import { cx } from '#renderer/lib/class-names.ts'
import { compactCount, exactCount, plural } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import type { UsageTotals } from '#schema/usage.ts'
import styles from './sessions.module.css'

interface TotalsRowProps {
  readonly total: number
  readonly usage: UsageTotals
}

/** What all rows that pass come to, those not fetched included. */
export const TotalsRow = ({ total, usage }: TotalsRowProps) => (
  <tfoot className={styles.totals}>
    <tr className={styles.headRow} aria-label="Totals">
      <td colSpan={8} className={cx(styles.cell, styles.totalsName)}>
        All {plural(total, 'session')} · {plural(usage.calls, 'model call')}
        {usage.unpricedCalls > 0 && ` · ${exactCount(usage.unpricedCalls)} unpriced`}
      </td>
      <td className={cx(styles.cell, styles.number)} title={exactCount(totalTokens(usage))}>
        {compactCount(totalTokens(usage))}
      </td>
      <td className={cx(styles.cell, styles.number)}>
        <Cost usage={usage} />
      </td>
    </tr>
  </tfoot>
)
