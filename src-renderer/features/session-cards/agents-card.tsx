import { exactCount } from '#renderer/lib/format.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { OutcomeBars } from '#renderer/ui/outcome-bars.tsx'
import type { AgentsAndSkillsCard, OutcomesByName } from '#schema/session-cards.ts'
import styles from './cards.module.css'

const barsOf = (outcomes: OutcomesByName) =>
  Object.entries(outcomes).map(([name, one]) => ({ name, ...one }))

interface PartProps {
  readonly title: string
  readonly count: number
  readonly outcomes: OutcomesByName
}

const Part = ({ title, count, outcomes }: PartProps) =>
  count > 0 && (
    <>
      <p className={styles.part}>
        {title}: {exactCount(count)}
      </p>
      <OutcomeBars label={title} bars={barsOf(outcomes)} shown={6} />
    </>
  )

/** Subagents that answered by type, and skills and slash commands by name. */
export const AgentsCard = ({ card }: { readonly card: AgentsAndSkillsCard }) =>
  card.agent_invocations + card.skill_invocations === 0 ? (
    <EmptyNotice title="No subagent and no skill was used." />
  ) : (
    <>
      <Part title="Subagents" count={card.agent_invocations} outcomes={card.agent_stats} />
      <Part
        title="Skills and slash commands"
        count={card.skill_invocations}
        outcomes={card.skill_stats}
      />
    </>
  )
