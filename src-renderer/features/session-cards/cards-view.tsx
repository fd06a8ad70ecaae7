import type { ReactNode } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { CardName, SessionAnalytics, SessionCards } from '#schema/session-cards.ts'
import type { SessionDetail } from '#schema/sessions.ts'
import { ActivityCard } from './activity-card.tsx'
import { AgentsCard } from './agents-card.tsx'
import styles from './cards.module.css'
import { ConversationCard } from './conversation-card.tsx'
import { CostCard } from './cost-card.tsx'
import { CompactionCard, RedactionsCard, SessionCard } from './small-cards.tsx'
import { TokensCard } from './tokens-card.tsx'
import { ToolsCard } from './tools-card.tsx'

interface CardPart<N extends CardName> {
  readonly title: string
  readonly draw: (card: NonNullable<SessionCards[N]>, session: SessionDetail) => ReactNode
}

/** Every card in the order it is shown. */
const parts: { readonly [N in CardName]: CardPart<N> } = {
  cost: { title: 'Cost', draw: (card, session) => <CostCard card={card} session={session} /> },
  tokens: {
    title: 'Tokens',
    draw: (card, session) => <TokensCard card={card} usage={session.usage} />,
  },
  conversation: {
    title: 'Conversation',
    draw: (card, { id }) => <ConversationCard card={card} id={id} />,
  },
  session: {
    title: 'Session',
    draw: (card, session) => <SessionCard card={card} session={session} />,
  },
  tools: { title: 'Tools', draw: (card, { id }) => <ToolsCard card={card} id={id} /> },
  code_activity: {
    title: 'Code activity',
    draw: (card, { id }) => <ActivityCard card={card} id={id} />,
  },
  agents_and_skills: { title: 'Agents and skills', draw: (card) => <AgentsCard card={card} /> },
  compaction: { title: 'Compaction', draw: (card) => <CompactionCard card={card} /> },
  redactions: { title: 'Redactions', draw: (card) => <RedactionsCard card={card} /> },
}

const names = Object.keys(parts) as CardName[]

interface OneCardProps<N extends CardName> {
  readonly name: N
  readonly answer: SessionAnalytics
  readonly session: SessionDetail
  readonly onRetry: () => void
}

/** One card: drawn, failed with its reason, or absent where there is nothing of its kind. */
const OneCard = <N extends CardName>({ name, answer, session, onRetry }: OneCardProps<N>) => {
  const { title, draw }: CardPart<N> = parts[name]
  const card = answer.cards?.[name]
  const error = answer.card_errors?.[name]
  if (!card && error === undefined) return null
  return (
    <Card title={title}>
      {card ? (
        draw(card as NonNullable<SessionCards[N]>, session)
      ) : (
        <FailureNotice
          sentence={`Could not work out this card. ${error}`}
          detail={`${name} of ${session.id}: ${error}`}
          onRetry={onRetry}
        />
      )}
    </Card>
  )
}

const Waiting = () => (
  <div className={styles.grid}>
    {names.slice(0, 6).map((name) => (
      <Card key={name} title={parts[name].title}>
        <SkeletonRows count={6} height={14} />
      </Card>
    ))}
  </div>
)

const basisOf = ({ computed_lines: lines = 0 }: SessionAnalytics, { subagents }: SessionDetail) => {
  const agents = subagents > 0 ? ` and ${plural(subagents, 'subagent')}` : ''
  return `From ${plural(lines, 'line')} of the transcript${agents}. Each model call is counted once.`
}

/** Saves what the cards say. */
const CardsExport = ({ id }: { readonly id: string }) => (
  <ExportMenu
    {...asTable('session-figures', 'Figures', { id })}
    name="cards"
    more={[
      asTable('session-tools', 'Tools', { id }),
      asTable('session-languages', 'Languages', { id }),
      asTable('session-agents', 'Subagents', { id }),
      asTable('session-skills', 'Skills', { id }),
      asTable('session-redactions', 'Redactions', { id }),
    ]}
  />
)

/** All figures of one session, each card failing alone. */
export const CardsView = ({ session }: { readonly session: SessionDetail }) => {
  const query = useOperation('sessionCards.get', { id: session.id }, { isKept: true })
  return (
    <CardColumn>
      <section className={styles.cards} aria-label="Cards">
        <QueryView query={query} what="the cards of this session" skeleton={<Waiting />}>
          {(answer) =>
            answer.cards ? (
              <>
                <div className={styles.grid}>
                  {names.map((name) => (
                    <OneCard
                      key={name}
                      name={name}
                      answer={answer}
                      session={session}
                      onRetry={() => void query.refetch()}
                    />
                  ))}
                </div>
                <p className={styles.basis}>
                  {basisOf(answer, session)} <CardsExport id={session.id} />
                </p>
              </>
            ) : (
              <EmptyNotice title="This session has no transcript of its own.">
                Only its subagents left records. They can be read, but there is nothing to work its
                cards out from.
              </EmptyNotice>
            )
          }
        </QueryView>
      </section>
    </CardColumn>
  )
}
