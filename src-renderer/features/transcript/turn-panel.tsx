import { compactCount, exactCount, formatDuration, plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { tokenKinds } from '#renderer/lib/palette.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import type { Turn } from '#schema/transcript/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './facts.module.css'
import { ToolName } from './tool-name.tsx'

const Fact = ({
  name,
  children,
}: {
  readonly name: string
  readonly children: React.ReactNode
}) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>
      <span className={styles.value}>{children}</span>
    </dd>
  </div>
)

/** What the context was given last, beside the most that the transcript's turns were given. */
const Context = ({ turn, most }: { readonly turn: Turn; readonly most: number }) => {
  const { contextTokens } = turn
  if (contextTokens === null || most === 0) return null
  const share = Math.min(1, contextTokens / most)
  const title = `${exactCount(contextTokens)} tokens in its last call; the most in this transcript was ${exactCount(most)}`
  return (
    <div className={styles.context} title={title}>
      <span>context {compactCount(contextTokens)}</span>
      <span className={styles.meter} aria-hidden>
        <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
      </span>
    </div>
  )
}

interface TurnPanelProps {
  readonly turn: Turn
  /** Among those that a prompt opened; null before the first. */
  readonly number: number | null
  /** The largest context of any turn. */
  readonly mostContext: number
}

/** The turn that is read: model, time, tokens, cost, tools. */
export const TurnPanel = ({ turn, number, mostContext }: TurnPanelProps) => {
  const { at, endAt, models, errors, tools } = turn
  return (
    <section className={styles.part} aria-label="Turn">
      <h3 className={styles.title}>
        {number === null ? 'Before the first prompt' : `Turn ${exactCount(number)}`}{' '}
        {turn.isAbandoned && <span className={styles.soft}>left behind</span>}
      </h3>
      <dl>
        <Fact name="model">
          {models.length > 0 ? visibleText(models.map(modelLabel).join(', ')) : 'none was called'}
        </Fact>
        <Fact name="took">
          {at !== null && endAt !== null ? formatDuration(endAt - at) : 'not recorded'}
        </Fact>
        <Fact name="cost">{turn.calls > 0 ? <Cost usage={turn} /> : '$0.00'}</Fact>
        <Fact name="tokens">
          {compactCount(
            turn.inputTokens +
              turn.cacheReadTokens +
              turn.cacheWrite5mTokens +
              turn.cacheWrite1hTokens,
          )}{' '}
          in, {compactCount(turn.outputTokens)} out
        </Fact>
        {errors > 0 && (
          <Fact name="errors">
            <span className={styles.bad}>{plural(errors, 'error')}</span>
          </Fact>
        )}
      </dl>
      {turn.calls > 0 && (
        <ShareBar parts={tokenKinds.map(({ key, color }) => ({ key, color, value: turn[key] }))} />
      )}
      <Context turn={turn} most={mostContext} />
      <ul className={styles.tools}>
        {tools.slice(0, 8).map(({ name, count }) => (
          <li key={name}>
            <ToolName name={name} />
            <span>{exactCount(count)}</span>
          </li>
        ))}
        {tools.length > 8 && <li className={styles.soft}>{tools.length - 8} more tools</li>}
      </ul>
    </section>
  )
}
