import { Link } from '@tanstack/react-router'
import { keepFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { isUnknown } from '#renderer/client/is-unknown.ts'
import { Card } from '#renderer/ui/card.tsx'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { DaysCard } from './days-card.tsx'
import { ErrorsCard } from './errors-card.tsx'
import { FiguresCard } from './figures-card.tsx'
import { KindsCard } from './kinds-card.tsx'
import styles from './projects.module.css'
import { PromptsCard } from './prompts-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { ToolsCard } from './tools-card.tsx'
import { WeeksCard } from './weeks-card.tsx'

/** What is asked of one project: the filter bar without its projects, which the address names. */
const useProjectQuestion = (key: string) => {
  const filter = useFilterWithout('project')
  return { ...filter, key }
}

const NoProject = () => (
  <CardColumn>
    <Card title="Not in the archive">
      <EmptyNotice title="There is no project by that name.">
        <p>Its sessions may have moved to another folder.</p>
        <p>
          <Link to="/projects" search={keepFilter} className={styles.link}>
            All projects
          </Link>
        </p>
      </EmptyNotice>
    </Card>
  </CardColumn>
)

/** One project: what it cost, on what, when, and what went wrong. */
export const ProjectView = ({ projectKey }: { readonly projectKey: string }) => {
  const question = useProjectQuestion(projectKey)
  const detail = useOperation('projects.detail', question, { isKept: true })
  if (isUnknown(detail.error)) return <NoProject />
  return (
    <CardColumn>
      <FiguresCard query={detail} question={question} />
      <DaysCard query={detail} question={question} />
      <div className={styles.pair}>
        <KindsCard query={detail} question={question} />
        <WeeksCard projectKey={projectKey} />
      </div>
      <PromptsCard question={question} />
      <div className={styles.pair}>
        <ToolsCard question={question} />
        <ErrorsCard question={question} />
      </div>
      <SessionsCard question={question} />
    </CardColumn>
  )
}
