import { Link } from '@tanstack/react-router'
import { Bot, ChevronLeft, FolderClosed, GitBranch, type LucideIcon, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { formatDuration, plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { SourceBadge } from '#renderer/ui/source-badge.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import { agentsCost } from './agents-cost.ts'
import { RecordedCostHint } from './recorded-cost.tsx'
import styles from './session.module.css'
import { SessionTags } from './session-tags.tsx'
import { SessionStar } from './session-star.tsx'
import { TitleEdit } from './title-edit.tsx'

/** Back to the list, with its filter. */
export const BackLink = () => (
  <Link to="/sessions" search={keepFilter} className={styles.back}>
    <ChevronLeft size={15} aria-hidden />
    Sessions
  </Link>
)

/** What the main agent and its subagents cost, where there are subagents. */
const Split = ({
  session: { usage, ownUsage, subagents },
}: {
  readonly session: SessionDetail
}) => {
  if (subagents === 0 || usage.costUsd === null) return null
  return (
    <span className={styles.split} title={plural(subagents, 'subagent')}>
      own <Cost usage={ownUsage} />, agents <Cost usage={agentsCost(usage, ownUsage)} />
    </span>
  )
}

const Models = ({ models }: { readonly models: readonly string[] }) => {
  const colorOf = useModelColors()
  return models.slice(0, 3).map((model) => (
    <span key={model} className={styles.fact} title={visibleText(model)}>
      <Swatch color={colorOf(model)} />
      {visibleText(modelLabel(model))}
    </span>
  ))
}

interface SessionHeaderProps {
  readonly session: SessionDetail
  readonly title: string
  readonly aside: ReactNode
  /** How to look at it. */
  readonly tabs: ReactNode
}

interface FactProps {
  readonly Icon: LucideIcon
  readonly title?: string
  readonly children: ReactNode
}

const Fact = ({ Icon, title, children }: FactProps) => (
  <span className={styles.fact} title={title}>
    <Icon size={13} aria-hidden />
    {children}
  </span>
)

const Facts = ({ session }: { readonly session: SessionDetail }) => {
  const { firstAt, lastAt, projectName, gitBranch, models, subagents, provider } = session
  return (
    <div className={styles.facts}>
      <span className={styles.cost}>
        <Cost usage={session.usage} />
      </span>
      <Split session={session} />
      {session.recordedCost && <RecordedCostHint cost={session.recordedCost} />}
      <Fact Icon={FolderClosed} title={visibleText(session.cwd ?? session.dirName)}>
        {visibleText(projectName)}
      </Fact>
      {gitBranch && (
        <Fact Icon={GitBranch} title="Git branch">
          {visibleText(gitBranch)}
        </Fact>
      )}
      <span className={styles.fact} title="The agent that wrote it">
        <Swatch color={provider.color} />
        {provider.label}
      </span>
      <Models models={models} />
      {firstAt !== null && lastAt !== null && (
        <Fact Icon={Timer} title="From its first record to its newest">
          {formatDuration(lastAt - firstAt)}
        </Fact>
      )}
      {subagents > 0 && <Fact Icon={Bot}>{plural(subagents, 'subagent')}</Fact>}
    </div>
  )
}

/** Title and the facts that are looked for first. */
export const SessionHeader = ({ session, title, aside, tabs }: SessionHeaderProps) => (
  <header className={styles.head}>
    <div className={styles.header}>
      <BackLink />
      <SessionStar session={session} />
      <TitleEdit session={session} title={title} />
      <SourceBadge source={session} />
      <div className={styles.tabs}>{tabs}</div>
      {aside}
    </div>
    <Facts session={session} />
    <SessionTags sessionId={session.id} />
  </header>
)
