import { RotateCw, TriangleAlert } from 'lucide-react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { cx } from '#renderer/lib/class-names.ts'
import type { EngineHealth } from '#schema/events.ts'
import { troubleSentences } from '#schema/ingest.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './engine-bar.module.css'

const Trouble = ({ state, message }: EngineHealth) => {
  const Icon = state === 'failed' ? TriangleAlert : RotateCw
  return (
    <p className={cx(styles.bar, state === 'failed' && styles.failed)}>
      <Icon size={14} aria-hidden />
      {visibleText(message)}
    </p>
  )
}

/** Says above every screen that reading was lost or could not go on, and what to do about it. */
export const EngineBar = () => {
  const { data } = useOperation('app.status', {})
  const health = data?.engine
  return (
    <div role="status" aria-label="State of reading">
      {health && health.state !== 'ready' && <Trouble {...health} />}
      {data?.ingest.trouble && (
        <Trouble state="failed" message={`Reading could not go on: ${data.ingest.trouble}`} />
      )}
      {data &&
        troubleSentences(data.ingest).map((sentence) => (
          <Trouble key={sentence} state="failed" message={sentence} />
        ))}
    </div>
  )
}
