import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { ErrorGroup } from '#schema/cost-screen.ts'
import type { Output } from '#schema/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'
import { Estimate } from './estimate.tsx'

const why = 'the output of the answer after each failed call; some of it was needed anyway.'

interface GroupsProps {
  readonly title: string
  readonly groups: readonly ErrorGroup[]
  readonly colorOf?: (name: string) => string
}

const Groups = ({ title, groups, colorOf }: GroupsProps) => (
  <>
    <h3 className={styles.subtitle}>{title}</h3>
    <RankedBars
      label={title}
      most={6}
      rows={groups.map(({ name, errors, costUsd }) => ({
        key: name,
        label: `${visibleText(name)}, ${exactCount(errors)}`,
        hint: `${visibleText(name)}\n${plural(errors, 'failed call')}`,
        value: costUsd,
        shown: <Estimate usd={costUsd} why={why} />,
        ...(colorOf ? { color: colorOf(name) } : {}),
      }))}
    />
  </>
)

const Errors = ({ errors }: { readonly errors: Output<'costs.errors'> }) => (
  <>
    <p className={styles.headline}>
      <Estimate usd={errors.costUsd} why={why} />{' '}
      <span className={styles.soft}>after {plural(errors.total, 'failed tool call')}</span>
    </p>
    <Groups title="By kind of error" groups={errors.byCategory} />
    <Groups
      title="By tool"
      groups={errors.byTool}
      colorOf={(name) => `var(--tool-${toolFamily(name)})`}
    />
  </>
)

/** Failed tool calls and what they cost. */
export const ErrorsCard = () => {
  const { filter } = useFilter()
  const query = useOperation('costs.errors', filter, { isKept: true })
  return (
    <Card
      title="Errors"
      actions={
        <ExportMenu
          {...asTable('errors-by-category', 'Errors by kind', filter)}
          name="errors"
          more={[asTable('errors-by-tool', 'Errors by tool', filter)]}
        />
      }
    >
      <QueryView query={query} what="the errors" skeleton={<SkeletonRows count={9} height={18} />}>
        {(errors) =>
          errors.total > 0 ? (
            <Errors errors={errors} />
          ) : (
            <EmptyNotice title="No tool call failed.">
              Failed tool calls stand here by their kind, with what the answers after them cost.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
