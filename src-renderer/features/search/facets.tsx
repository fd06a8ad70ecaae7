import { useNavigate } from '@tanstack/react-router'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Button } from '#renderer/ui/button.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import type { SearchField } from '#schema/search-query.ts'
import { visibleText } from '#schema/visible-text.ts'
import { hasFilter, toggleFilter } from './filter-text.ts'
import styles from './search.module.css'
import type { SearchSearch } from './search-search.ts'
import { useQuestion } from './use-hits.ts'

type Counts = Output<'search.counts'>
type Value = Counts['facets']['project'][number]

interface FacetProps {
  readonly title: string
  readonly values: readonly Value[]
  readonly isOn: (value: string) => boolean
  readonly onToggle: (value: string) => void
}

const Facet = ({ title, values, isOn, onToggle }: FacetProps) =>
  values.length === 0 ? null : (
    <section className={styles.facet} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {values.map(({ value, label, hits }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={isOn(value)}
              title={visibleText(value)}
              onClick={() => onToggle(value)}
            >
              <span>{visibleText(label)}</span>
              <span className={styles.hits}>{exactCount(hits)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )

const monthEnd = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** What went wrong is said once, where the hits would be; they may be there all the same. */
const NotCounted = ({ onRetry }: { readonly onRetry: () => void }) => (
  <p className={styles.note}>
    Not counted. <Button onClick={onRetry}>Count again</Button>
  </p>
)

/** What the hits have in common; each value is a filter. */
export const Facets = ({ search }: { readonly search: SearchSearch }) => {
  const navigate = useNavigate({ from: '/search' })
  const question = useQuestion(search)
  const { data, error, refetch } = useOperation('search.counts', question, { isKept: true })
  const typed = search.q ?? ''
  const set = (q: string) => void navigate({ search: (before) => ({ ...before, q }) })
  const facet = (field: SearchField) => ({
    isOn: (value: string) => hasFilter(typed, field, value),
    onToggle: (value: string) => set(toggleFilter(typed, field, value)),
  })
  const toggleMonth = (month: string): void => {
    const from = toggleFilter(typed, 'after', `${month}-01`)
    set(toggleFilter(from, 'before', monthEnd(month)))
  }
  if (error && !data) return <NotCounted onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows count={8} height={12} gap={14} />
  const { project, model, role, tool, month } = data.facets
  return (
    <>
      <Facet
        title="Project"
        values={project.map((one) => ({ ...one, value: one.label }))}
        {...facet('project')}
      />
      <Facet
        title="Model"
        values={model.map((one) => ({ ...one, label: modelLabel(one.value) }))}
        {...facet('model')}
      />
      <Facet title="Said by" values={role} {...facet('role')} />
      <Facet title="Tool" values={tool} {...facet('tool')} />
      <Facet
        title="Month"
        values={month.map((one) => ({ ...one, label: monthWords(one.value) }))}
        isOn={(value) => hasFilter(typed, 'after', `${value}-01`)}
        onToggle={toggleMonth}
      />
    </>
  )
}
