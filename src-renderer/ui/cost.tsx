import { compactUsd, exactUsd, plural } from '#renderer/lib/format.ts'
import { costMeaning, costName, dollarsBeside } from '#renderer/lib/money.ts'
import styles from './cost.module.css'
import { Spoken } from './spoken.tsx'

/** What a sum of costs says of itself. */
export interface CostFacts {
  readonly calls: number
  readonly costUsd: number | null
  readonly unpricedCalls: number
  readonly unfinalisedCalls: number
}

/** Why a cost is not the whole truth, in sentences for a hover; empty where it is. */
export const costCaveats = ({ unpricedCalls, unfinalisedCalls }: CostFacts): readonly string[] => [
  ...(unpricedCalls > 0
    ? [`${plural(unpricedCalls, 'call')} unpriced: the price book does not know the model.`]
    : []),
  ...(unfinalisedCalls > 0
    ? [`A lower bound: ${plural(unfinalisedCalls, 'call')} never reported a final count.`]
    : []),
]

interface CostProps {
  readonly usage: CostFacts
  /** Headlines are short; tables are exact. */
  readonly isCompact?: boolean
}

/** Money as it is known: unpriced is said, and a lower bound is marked. */
export const Cost = ({ usage, isCompact = false }: CostProps) => {
  const caveats = costCaveats(usage)
  if (usage.costUsd === null)
    return (
      <span className={styles.unpriced} title={caveats.join('\n')}>
        unpriced
      </span>
    )
  const exact = exactUsd(usage.costUsd)
  const meaning = costName() === 'Cost' ? [] : [costMeaning()]
  const isLowerBound = usage.unfinalisedCalls > 0 || usage.unpricedCalls > 0
  return (
    <span title={[exact, ...dollarsBeside(usage.costUsd), ...meaning, ...caveats].join('\n')}>
      {isLowerBound && (
        <span className={styles.bound}>
          <span aria-hidden>≥</span>
          <Spoken>at least </Spoken>
        </span>
      )}
      {isCompact ? compactUsd(usage.costUsd) : exact}
    </span>
  )
}
