import { compactCount, exactCount, formatDuration } from '#renderer/lib/format.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import type { Turn } from '#schema/transcript/operations.ts'
import styles from './record.module.css'

/** What a turn came to, beside the name of who spoke: time, output and cost. */
export const TurnLine = ({ turn }: { readonly turn: Turn }) => {
  const { at, endAt, outputTokens, calls } = turn
  return (
    <span className={styles.turn}>
      {at !== null && endAt !== null && endAt > at && (
        <span title="From the prompt to the newest record of the turn">
          {formatDuration(endAt - at)}
        </span>
      )}
      {calls > 0 && (
        <>
          <span title={`${exactCount(outputTokens)} output tokens in ${exactCount(calls)} calls`}>
            {compactCount(outputTokens)} out
          </span>
          <Cost usage={turn} />
        </>
      )}
    </span>
  )
}
