import { exactCount, plural } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { Fact, FactList, Headline } from '#renderer/ui/fact-list.tsx'
import { OutcomeBars } from '#renderer/ui/outcome-bars.tsx'
import type { OutcomesByName } from '#schema/session-cards.ts'
import type { Trends } from '#schema/trends.ts'
import styles from './trends.module.css'

type Cards = Trends['cards']

const barsOf = (outcomes: OutcomesByName) =>
  Object.entries(outcomes).map(([name, one]) => ({ name, ...one }))

/** Calls of every tool, with those that failed or were refused. */
export const ToolsCard = ({ tools }: Pick<Cards, 'tools'>) => (
  <Card
    title="Tools"
    note={`${plural(tools.total_calls, 'call')}, ${plural(tools.total_errors, 'error')}; refusals are errors here`}
  >
    {tools.total_calls === 0 ? (
      <EmptyNotice title="No tool was called." />
    ) : (
      <OutcomeBars
        label="Tools"
        shown={12}
        bars={barsOf(tools.tool_stats).map((bar) => ({
          ...bar,
          color: `var(--tool-${toolFamily(bar.name)})`,
        }))}
      />
    )}
  </Card>
)

/** Files and lines of the period. */
export const ActivityCard = ({ activity }: Pick<Cards, 'activity'>) => (
  <Card title="Activity">
    <Headline note="lines written and taken away">
      <span className={styles.added}>+{exactCount(activity.total_lines_added)}</span>{' '}
      <span className={styles.removed}>−{exactCount(activity.total_lines_removed)}</span>
    </Headline>
    <FactList>
      <Fact name="Files changed" title="Different files of each session, added up">
        {exactCount(activity.total_files_modified)}
      </Fact>
      <Fact name="Files read" title="Different files of each session, added up">
        {exactCount(activity.total_files_read)}
      </Fact>
    </FactList>
  </Card>
)

/** Subagents by type, and skills by name. */
export const AgentsCard = ({ card }: { readonly card: Cards['agents_and_skills'] }) => (
  <Card
    title="Agents and skills"
    note={`${plural(card.total_agent_invocations, 'subagent')}, ${plural(card.total_skill_invocations, 'skill')}`}
  >
    {card.total_agent_invocations + card.total_skill_invocations === 0 && (
      <EmptyNotice title="No subagent and no skill was used." />
    )}
    {card.total_agent_invocations > 0 && (
      <>
        <p className={styles.part}>Subagents</p>
        <OutcomeBars label="Subagents" bars={barsOf(card.agent_stats)} />
      </>
    )}
    {card.total_skill_invocations > 0 && (
      <>
        <p className={styles.part}>Skills and slash commands</p>
        <OutcomeBars label="Skills and slash commands" bars={barsOf(card.skill_stats)} />
      </>
    )}
  </Card>
)
