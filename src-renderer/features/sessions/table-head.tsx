import { useNavigate } from '@tanstack/react-router'
import { GridHead } from '#renderer/ui/grid-head.tsx'
import type { GridColumns } from '#renderer/ui/use-grid-columns.ts'
import { SessionSort } from '#schema/sessions.ts'
import type { Column } from './columns.tsx'
import type { SessionsSearch } from './sessions-search.ts'
import { defaultSort } from './use-session-rows.ts'

interface TableHeadProps {
  readonly search: SessionsSearch
  readonly state: GridColumns<Column>
}

/** Names of the columns; the address says by which of them the list is sorted. */
export const TableHead = ({ search, state }: TableHeadProps) => {
  const navigate = useNavigate({ from: '/sessions' })
  return (
    <GridHead
      columns={state.shown.map((column) => ({ ...column, isSortable: column.sort !== undefined }))}
      sort={{ by: search.sort ?? defaultSort, order: search.order ?? 'desc' }}
      onSort={({ by, order }) =>
        void navigate({
          search: (before) => ({
            ...before,
            sort: SessionSort.catch(defaultSort).parse(by),
            order,
          }),
        })
      }
      state={state}
    />
  )
}
