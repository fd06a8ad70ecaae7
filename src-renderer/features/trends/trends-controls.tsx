import { useNavigate, useSearch } from '@tanstack/react-router'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { dayInZone } from '#renderer/lib/days.ts'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { visibleText } from '#schema/visible-text.ts'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import styles from './trends.module.css'
import { rangeOf } from './trends-range.ts'
import type { TrendsSearch } from './trends-search.ts'

const choices = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const

/** The choice in the address, the days it means, and how to change it. */
export const useTrendsChoice = () => {
  const choice = useSearch({ from: '/trends' })
  const navigate = useNavigate({ from: '/trends' })
  const today = dayInZone(Date.now(), 'UTC')
  const change = (next: TrendsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }) })
  return { choice, range: rangeOf(choice, today), today, change }
}

/** What the screen asks of the sessions of its days. */
export const useTrendsQuestion = () => {
  const { choice, range } = useTrendsChoice()
  return {
    start_date: range.start,
    end_date: range.end,
    ...(choice.repo ? { repos: choice.repo } : {}),
    include_no_repo: choice.repo === undefined && choice.branchless === undefined,
  }
}

/** Saves the tables of the screen. */
export const TrendsExport = () => {
  const question = useTrendsQuestion()
  return (
    <ExportMenu
      {...asTable('trend-days', 'Days', question)}
      name="trends"
      more={[
        asTable('trend-tools', 'Tools', question),
        asTable('trend-agents', 'Subagents', question),
        asTable('trend-skills', 'Skills', question),
      ]}
    />
  )
}

/** The address of the sessions that were active in some days, of the chosen project. */
export const useSessionsSearch = () => {
  const { repo: project } = useSearch({ from: '/trends' })
  return (since: string, until: string) => ({
    since,
    until,
    ...(project ? { project: [project] } : {}),
  })
}

const Days = () => {
  const { range, today, change } = useTrendsChoice()
  const { start, end } = range
  return (
    <span className={styles.days}>
      <input
        type="date"
        aria-label="First day, UTC"
        value={start}
        max={end}
        onChange={({ target }) =>
          target.value && change({ last: undefined, from: target.value, to: end })
        }
      />
      –
      <input
        type="date"
        aria-label="Last day, UTC"
        value={end}
        max={today}
        onChange={({ target }) =>
          target.value && change({ last: undefined, from: start, to: target.value })
        }
      />
    </span>
  )
}

const Repo = () => {
  const { choice, change } = useTrendsChoice()
  const { data } = useOperation('projects.list', {})
  const rows = data?.rows ?? []
  const isKnown = rows.some(({ key }) => key === choice.repo)
  return (
    <select
      className={styles.select}
      aria-label="Project"
      value={choice.repo ?? ''}
      onChange={({ target }) => change({ repo: target.value || undefined })}
    >
      <option value="">All projects</option>
      {choice.repo && !isKnown && <option value={choice.repo}>{visibleText(choice.repo)}</option>}
      {rows.map(({ key, name }) => (
        <option key={key} value={key}>
          {visibleText(name)}
        </option>
      ))}
    </select>
  )
}

/** Whether sessions without a git branch count; one project is asked for as it is. */
export const WithBranchless = () => {
  const { choice, change } = useTrendsChoice()
  if (choice.repo !== undefined) return null
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={choice.branchless === undefined}
        onChange={({ target }) => change({ branchless: target.checked ? undefined : 'without' })}
      />
      Count sessions without a git branch
    </label>
  )
}

/** Period of at most ninety days, and project. */
export const TrendsControls = () => {
  const { choice, change } = useTrendsChoice()
  const isNamed = choice.last !== undefined || (!choice.from && !choice.to)
  return (
    <search className={styles.controls} aria-label="Period and project">
      <Segmented
        label="Period"
        options={choices}
        value={isNamed ? (choice.last ?? '30') : ('' as '30')}
        onChange={(last) => change({ last, from: undefined, to: undefined })}
      />
      <Days />
      <Repo />
    </search>
  )
}
