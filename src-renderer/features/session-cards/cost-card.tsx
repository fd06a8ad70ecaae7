import { Link } from '@tanstack/react-router'
import { exactCount, exactUsd } from '#renderer/lib/format.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Fact, FactList, Headline, NotRecorded } from '#renderer/ui/fact-list.tsx'
import type { CostCard as CostFigures } from '#schema/session-cards.ts'
import type { SessionDetail } from '#schema/sessions.ts'
import styles from './cards.module.css'

interface CostCardProps {
  readonly card: CostFigures
  readonly session: SessionDetail
}

const Recorded = ({ session: { recordedCost } }: Pick<CostCardProps, 'session'>) =>
  recordedCost?.recordedUsd === null || recordedCost === null ? (
    <NotRecorded />
  ) : (
    <>
      {recordedCost.hasUnknownModelCost && '≥ '}
      {exactUsd(recordedCost.recordedUsd)}
    </>
  )

interface CallsProps {
  readonly id: string
  readonly count: number
  readonly rows: 'unpriced' | 'unfinalised'
}

const Calls = ({ id, count, rows }: CallsProps) =>
  count === 0 ? (
    '0'
  ) : (
    <Link to="/diagnostics" search={{ session: id, rows }} title="Show these calls">
      {exactCount(count)}
    </Link>
  )

const differenceOf = ({ recordedCost }: SessionDetail) =>
  recordedCost !== null &&
  recordedCost.differenceUsd !== null && (
    <Fact name="Difference" title="Claude’s own figure includes calls that no record shows">
      {recordedCost.differenceUsd < 0 && '−'}
      {exactUsd(Math.abs(recordedCost.differenceUsd))}
    </Fact>
  )

/** What the session cost by our count, beside what the agent itself recorded. */
export const CostCard = ({ card, session }: CostCardProps) => {
  const usage = {
    ...session.usage,
    costUsd: session.usage.costUsd === null ? null : Number(card.estimated_usd),
    unpricedCalls: card.unpriced_calls,
    unfinalisedCalls: card.unfinalised_calls,
  }
  return (
    <>
      <Headline note="at API list price">
        <Cost usage={usage} />
      </Headline>
      <FactList>
        <Fact name="Claude’s own figure" title="As Claude Code recorded it. No total includes it.">
          <Recorded session={session} />
        </Fact>
        {differenceOf(session)}
        <Fact name="Its own calls">
          <Cost usage={session.ownUsage} />
        </Fact>
        <Fact name="Unpriced calls" title="Calls of a model the price book does not know">
          <Calls id={session.id} count={card.unpriced_calls} rows="unpriced" />
        </Fact>
        <Fact name="Calls without an end" title="No final count was recorded: a lower bound">
          <Calls id={session.id} count={card.unfinalised_calls} rows="unfinalised" />
        </Fact>
      </FactList>
      {session.provider.label !== 'Claude Code' && (
        <p className={styles.caveat}>Only Claude Code records a figure of its own.</p>
      )}
    </>
  )
}
