import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, exactUsd, plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { ErrorCategory } from '#schema/project-detail.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './projects.module.css'
import type { Question } from './question.ts'

const toolWords = ({ tools }: ErrorCategory): string =>
  tools.map(({ name, errors }) => `${visibleText(name)} ${exactCount(errors)}`).join(', ')

const drawn = (category: ErrorCategory) => ({
  key: category.name,
  label: category.name,
  value: category.errors,
  color: 'color-mix(in srgb, var(--bad) 62%, var(--surface))',
  hint: `${category.name}: ${toolWords(category)}\n≈ ${exactUsd(category.costUsd)} for the answers that followed`,
  shown: exactCount(category.errors),
})

const Tools = ({ categories }: { readonly categories: readonly ErrorCategory[] }) => {
  const counts = new Map<string, number>()
  for (const { tools } of categories)
    for (const { name, errors } of tools) counts.set(name, (counts.get(name) ?? 0) + errors)
  const rows = [...counts].sort((a, b) => b[1] - a[1])
  return (
    <RankedBars
      label="Errors by tool"
      most={5}
      rows={rows.map(([name, errors]) => ({
        key: name,
        label: visibleText(name),
        value: errors,
        shown: exactCount(errors),
      }))}
    />
  )
}

/** Failed tool calls by category, and by the tool that failed. */
export const ErrorsCard = ({ question }: { readonly question: Question }) => {
  const query = useOperation('projects.tools', question, { isKept: true })
  return (
    <Card
      title="Errors"
      actions={<ExportMenu {...asTable('project-errors', 'Errors', question)} />}
      note={
        query.data
          ? `${plural(query.data.errors, 'error')}, ≈ ${exactUsd(query.data.costUsd)} to go on after them`
          : ''
      }
    >
      <QueryView query={query} what="the errors" skeleton={<SkeletonRows count={8} height={18} />}>
        {({ categories }) =>
          categories.length === 0 ? (
            <EmptyNotice title="No tool failed in this period.">
              Failed tool calls stand here by what went wrong.
            </EmptyNotice>
          ) : (
            <>
              <RankedBars label="Errors by category" rows={categories.map(drawn)} />
              <p className={styles.quiet}>By tool</p>
              <Tools categories={categories} />
            </>
          )
        }
      </QueryView>
    </Card>
  )
}
