import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { CommandSort, ExpensiveCommand } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'
import { OpenPrompt } from './open-prompt.tsx'
import { Pages } from './pages.tsx'

const size = 10

interface Sorting {
  readonly sort: CommandSort
  readonly order: 'asc' | 'desc'
}

const sortable = [
  { sort: 'steps', label: 'Steps' },
  { sort: 'tools', label: 'Tools' },
  { sort: 'tokens', label: 'Tokens' },
  { sort: 'cost', label: 'Cost' },
] as const

const spoken = { asc: 'ascending', desc: 'descending' } as const

interface HeadProps {
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

const SortHeads = ({ sorting, onSort }: HeadProps) =>
  sortable.map(({ sort, label }) => {
    const isSorted = sorting.sort === sort
    const order = isSorted && sorting.order === 'desc' ? 'asc' : 'desc'
    const Arrow = sorting.order === 'asc' ? ArrowUp : ArrowDown
    return (
      <th key={sort} scope="col" aria-sort={isSorted ? spoken[sorting.order] : 'none'}>
        <button type="button" className={styles.sort} onClick={() => onSort({ sort, order })}>
          {label}
          {isSorted && <Arrow size={12} aria-hidden />}
        </button>
      </th>
    )
  })

const Row = ({ command }: { readonly command: ExpensiveCommand }) => {
  const { models, steps, tools, errors, tokens, costUsd, unpricedCalls } = command
  return (
    <tr>
      <th scope="row" className={styles.prompt}>
        <OpenPrompt {...command} />
      </th>
      <td className={styles.session} title={visibleText(command.session)}>
        {visibleText(command.session)}
      </td>
      <td className={styles.model} title={visibleText(models.join(', '))}>
        {visibleText(models.map(modelLabel).join(', '))}
      </td>
      <td>{exactCount(steps)}</td>
      <td title={errors > 0 ? `${exactCount(errors)} of them failed` : undefined}>
        {exactCount(tools)}
      </td>
      <td title={exactCount(tokens)}>{compactCount(tokens)}</td>
      <td>
        <Cost usage={{ calls: steps, costUsd, unpricedCalls, unfinalisedCalls: 0 }} />
      </td>
    </tr>
  )
}

interface TableProps extends HeadProps {
  readonly rows: readonly ExpensiveCommand[]
}

const Table = ({ rows, ...head }: TableProps) => (
  <ScrollBox label="What was asked" className={styles.scroll}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Prompt</th>
          <th scope="col" className={styles.session}>
            Session
          </th>
          <th scope="col" className={styles.model}>
            Model
          </th>
          <SortHeads {...head} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.sessionId} ${row.interactionId}`} command={row} />
        ))}
      </tbody>
    </table>
  </ScrollBox>
)

/** The prompts that cost the most, each a door to the reader. */
export const CommandsCard = () => {
  const { filter } = useFilter()
  const [sorting, setSorting] = useState<Sorting>({ sort: 'cost', order: 'desc' })
  const [offset, setOffset] = useState(0)
  const input = { ...filter, ...sorting, offset, limit: size }
  const query = useOperation('costs.commands', input, { isKept: true })
  const total = query.data?.total ?? 0
  const sort = (next: Sorting) => {
    setSorting(next)
    setOffset(0)
  }
  return (
    <Card
      title="Most expensive prompts"
      note="with every answer up to the next prompt"
      actions={
        total > 0 && <ExportMenu {...asTable('prompts', 'Prompts', { ...filter, ...sorting })} />
      }
    >
      <QueryView
        query={query}
        what="the prompts"
        skeleton={<SkeletonRows count={10} height={20} />}
      >
        {({ rows }) =>
          total > 0 ? (
            <>
              <Table rows={rows} sorting={sorting} onSort={sort} />
              <Pages total={total} offset={offset} size={size} what="prompts" onMove={setOffset} />
            </>
          ) : (
            <EmptyNotice title="Nothing was asked.">
              Every prompt stands here with what its answers cost. Choose a longer period.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
