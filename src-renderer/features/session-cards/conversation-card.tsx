import { exactCount, formatDuration, formatPercent, plural } from '#renderer/lib/format.ts'
import { Fact, FactList, Headline, NotRecorded } from '#renderer/ui/fact-list.tsx'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import type { ConversationCard as Conversation } from '#schema/session-cards.ts'
import styles from './cards.module.css'
import { ReaderLink } from './reader-link.tsx'

const Time = ({ ms }: { readonly ms: number | null }) =>
  ms === null ? <NotRecorded /> : formatDuration(ms)

const sharesOf = (card: Conversation) => [
  { key: 'assistant', value: card.total_assistant_duration_ms ?? 0, color: 'var(--accent)' },
  { key: 'you', value: card.total_user_duration_ms ?? 0, color: 'var(--pressed)' },
]

interface ConversationCardProps {
  readonly card: Conversation
  readonly id: string
}

/** Turns and who waited for whom. */
export const ConversationCard = ({ card, id }: ConversationCardProps) => {
  const share = card.assistant_utilization_pct
  return (
    <>
      <Headline
        note={share === null ? 'too short to compare times' : 'of the time the agent worked'}
      >
        {share === null ? plural(card.user_turns, 'prompt') : formatPercent(share / 100)}
      </Headline>
      <div className={styles.bar}>
        <ShareBar parts={sharesOf(card)} />
      </div>
      <FactList>
        <Fact name="Prompts">
          {card.user_turns === 0 ? (
            '0'
          ) : (
            <ReaderLink id={id} layout="prompts" title="Read the prompts">
              {exactCount(card.user_turns)}
            </ReaderLink>
          )}
        </Fact>
        <Fact name="Answers with text">
          <ReaderLink id={id} show="answers" title="Read the answers">
            {exactCount(card.assistant_turns)}
          </ReaderLink>
        </Fact>
        <Fact name="Agent worked" title="From each prompt to the last answer before the next">
          <Time ms={card.total_assistant_duration_ms} />
        </Fact>
        <Fact name="You took" title="From each last answer to the next prompt">
          <Time ms={card.total_user_duration_ms} />
        </Fact>
        <Fact name="A turn on average">
          <Time ms={card.avg_assistant_turn_ms} />
        </Fact>
        <Fact name="A pause on average">
          <Time ms={card.avg_user_thinking_ms} />
        </Fact>
      </FactList>
    </>
  )
}
