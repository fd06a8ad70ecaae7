import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { exactCount, formatDuration } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { Fact, FactList, Headline, NotRecorded } from '#renderer/ui/fact-list.tsx'
import { OutcomeBars } from '#renderer/ui/outcome-bars.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type {
  CompactionCard as Compaction,
  RedactionsCard as Redactions,
  SessionCard as SessionFigures,
} from '#schema/session-cards.ts'
import type { SessionDetail } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './cards.module.css'
import { ReaderLink } from './reader-link.tsx'

const When = ({ at }: { readonly at: number | null }) =>
  at === null ? <NotRecorded /> : exactTime(at)

interface SessionCardProps {
  readonly card: SessionFigures
  readonly session: SessionDetail
}

/** How long it took, when, and with which models. */
export const SessionCard = ({ card, session }: SessionCardProps) => {
  const colorOf = useModelColors()
  return (
    <>
      <Headline note="from first to last record">
        {card.duration_ms === null ? 'One moment' : formatDuration(card.duration_ms)}
      </Headline>
      <FactList>
        <Fact name="Began">
          <When at={session.firstAt} />
        </Fact>
        <Fact name="Ended">
          <When at={session.lastAt} />
        </Fact>
        <Fact name="Records">
          <ReaderLink id={session.id} title="Read the transcript">
            {exactCount(session.messages)}
          </ReaderLink>
        </Fact>
        <Fact name="Models">
          <span className={styles.models}>
            {card.models_used.map((model) => (
              <span key={model} className={styles.kind} title={visibleText(model)}>
                <Swatch color={colorOf(model)} /> {visibleText(modelLabel(model))}
              </span>
            ))}
            {card.models_used.length === 0 && 'none'}
          </span>
        </Fact>
      </FactList>
    </>
  )
}

/** How often the context was compacted. */
export const CompactionCard = ({ card }: { readonly card: Compaction }) =>
  card.auto + card.manual === 0 ? (
    <EmptyNotice title="The context was never compacted." />
  ) : (
    <>
      <Headline note={card.auto + card.manual === 1 ? 'time' : 'times'}>
        {exactCount(card.auto + card.manual)}
      </Headline>
      <FactList>
        <Fact name="Automatic">{exactCount(card.auto)}</Fact>
        <Fact name="Asked for">{exactCount(card.manual)}</Fact>
        <Fact name="An automatic one took" title="On average, from the record before it">
          {card.avg_time_ms === null ? <NotRecorded /> : formatDuration(card.avg_time_ms)}
        </Fact>
      </FactList>
    </>
  )

/** Marks that stand where a secret was. */
export const RedactionsCard = ({ card }: { readonly card: Redactions }) => (
  <>
    <Headline note="marks where a secret was">{exactCount(card.total_redactions)}</Headline>
    <OutcomeBars
      label="Redactions by kind"
      bars={Object.entries(card.redaction_counts).map(([name, success]) => ({
        name,
        success,
        errors: 0,
      }))}
    />
  </>
)
