import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount, formatPercent } from '#renderer/lib/format.ts'
import { tokenKinds } from '#renderer/lib/palette.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { CostComposition } from '#schema/cost-screen.ts'
import styles from './costs.module.css'
import { Estimate } from './estimate.tsx'

const why = 'what each call cost is divided between its tokens as list prices divide it.'

/** Kinds with their name and hue; searches have no tokens. */
const kinds: readonly { readonly key: string; readonly label: string; readonly color: string }[] = [
  ...tokenKinds,
  { key: 'webSearches', label: 'Web searches', color: 'var(--tool-web)' },
]

const Kinds = ({ parts }: { readonly parts: CostComposition['kinds'] }) => {
  const sum = parts.reduce((all, { costUsd }) => all + costUsd, 0)
  const shown = kinds.flatMap((kind) => {
    const part = parts.find((one) => one.kind === kind.key)
    return part && (part.amount > 0 || part.kind !== 'webSearches') ? [{ ...kind, ...part }] : []
  })
  return (
    <div className={styles.kinds}>
      <ShareBar parts={shown.map(({ key, color, costUsd }) => ({ key, color, value: costUsd }))} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Tokens</th>
            <th scope="col">Cost</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, label, color, amount, costUsd }) => (
            <tr key={key}>
              <th scope="row">
                <span className={styles.kind}>
                  <Swatch color={color} />
                  {label}
                </span>
              </th>
              <td title={exactCount(amount)}>{compactCount(amount)}</td>
              <td>
                <Estimate usd={costUsd} why={why} />
              </td>
              <td>{sum > 0 ? formatPercent(costUsd / sum) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Cost by kind of token. */
export const CompositionCard = () => {
  const { filter } = useFilter()
  const query = useOperation('costs.composition', filter, { isKept: true })
  return (
    <Card
      title="What was paid for"
      note={query.data && <Cost usage={query.data.totals} />}
      actions={<ExportMenu {...asTable('costs-by-kind', 'Kinds of token', filter)} />}
    >
      <QueryView
        query={query}
        what="the kinds of tokens"
        skeleton={<SkeletonRows count={6} height={18} />}
      >
        {(composition) => <Kinds parts={composition.kinds} />}
      </QueryView>
    </Card>
  )
}
