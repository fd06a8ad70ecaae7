import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { compactCount, exactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './facts.module.css'

/** Calls, tokens and cost of each model. */
export const ModelTable = ({ rows }: { readonly rows: SessionDetail['byModel'] }) => {
  const colorOf = useModelColors()
  if (rows.length === 0) return <p className={styles.soft}>No model was called.</p>
  return (
    <table className={styles.models}>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Calls</th>
          <th scope="col">Tokens</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.model}>
            <th scope="row" title={visibleText(row.model)}>
              <Swatch color={colorOf(row.model)} /> {visibleText(modelLabel(row.model))}
            </th>
            <td>{exactCount(row.calls)}</td>
            <td title={exactCount(totalTokens(row))}>{compactCount(totalTokens(row))}</td>
            <td>
              <Cost usage={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
