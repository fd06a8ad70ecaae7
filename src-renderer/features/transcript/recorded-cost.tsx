import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { exactUsd, plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { ComparedCost, CostDifference, RecordedCost } from '#schema/recorded-cost.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './facts.module.css'

const nameOf: Readonly<Record<CostDifference, string>> = {
  none: 'No difference',
  backgroundAndUnrecorded: 'Background and unrecorded',
  moreThanRecorded: 'Recorded more than Claude’s figure',
}

const reasonOf: Readonly<Record<CostDifference, string>> = {
  none: 'Both figures are the same.',
  backgroundAndUnrecorded:
    'Calls that no record shows, such as titles and searches, and the rest of answers whose end was never written.',
  moreThanRecorded: 'Claude’s figure may begin anew when a session is resumed or forked.',
}

const Money = ({ usd }: { readonly usd: number | null }) =>
  usd === null ? <span className={styles.soft}>not known</span> : exactUsd(Math.abs(usd))

const Figure = ({
  name,
  usd,
  title,
  isBound = false,
}: {
  readonly name: string
  readonly usd: number | null
  readonly title: string
  readonly isBound?: boolean
}) => (
  <div className={styles.kind} title={title}>
    <dt>{name}</dt>
    <dd>
      {isBound && '≥ '}
      <Money usd={usd} />
    </dd>
  </div>
)

const differenceTitle = ({ difference }: ComparedCost): string =>
  difference === null ? 'One of the figures is missing' : reasonOf[difference]

const ModelRow = ({ row }: { readonly row: RecordedCost['byModel'][number] }) => {
  const colorOf = useModelColors()
  return (
    <tr>
      <th scope="row" title={visibleText(row.model)}>
        <Swatch color={colorOf(row.model)} /> {visibleText(modelLabel(row.model))}
      </th>
      <td>
        <Money usd={row.tokensUsd} />
      </td>
      <td>
        <Money usd={row.recordedUsd} />
      </td>
      <td title={row.difference ? nameOf[row.difference] : differenceTitle(row)}>
        {row.difference === 'moreThanRecorded' && '−'}
        <Money usd={row.differenceUsd} />
      </td>
    </tr>
  )
}

/** What the agent itself says the session cost, beside what its recorded tokens cost. */
export const RecordedCostTable = ({ cost }: { readonly cost: RecordedCost }) => (
  <>
    <dl>
      <Figure
        name="From recorded tokens"
        usd={cost.tokensUsd}
        title="The calls of this session and its subagents at list price"
        isBound={cost.unpricedCalls > 0}
      />
      <Figure
        name="Claude’s own figure"
        usd={cost.recordedUsd}
        title="As Claude Code recorded it. No total includes it."
        isBound={cost.hasUnknownModelCost}
      />
      <Figure
        name={cost.difference === null ? 'Difference' : nameOf[cost.difference]}
        usd={cost.differenceUsd}
        title={differenceTitle(cost)}
      />
    </dl>
    {cost.hasUnknownModelCost && (
      <p className={styles.caveat}>Claude’s figure lacks a model whose price it did not know.</p>
    )}
    {cost.unpricedCalls > 0 && (
      <p className={styles.caveat}>
        {plural(cost.unpricedCalls, 'recorded call')} unpriced, so the difference is too large.
      </p>
    )}
    {cost.byModel.length > 0 && (
      <table className={styles.models}>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Tokens</th>
            <th scope="col">Claude</th>
            <th scope="col">Rest</th>
          </tr>
        </thead>
        <tbody>
          {cost.byModel.map((row) => (
            <ModelRow key={row.model} row={row} />
          ))}
        </tbody>
      </table>
    )}
  </>
)

/** Claude's own figure in a few words, for the head of a session. */
export const RecordedCostHint = ({ cost }: { readonly cost: RecordedCost }) =>
  cost.recordedUsd === null ? null : (
    <span
      className={styles.soft}
      title={
        cost.difference === null || cost.differenceUsd === null
          ? 'As Claude Code recorded it. No total includes it.'
          : `${nameOf[cost.difference]}: ${exactUsd(Math.abs(cost.differenceUsd))}. No total includes it.`
      }
    >
      Claude’s own figure {cost.hasUnknownModelCost && '≥ '}
      {exactUsd(cost.recordedUsd)}
    </span>
  )
