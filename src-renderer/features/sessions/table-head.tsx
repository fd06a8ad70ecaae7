import { useNavigate } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from '#renderer/lib/class-names.ts'
import { type Column, columns } from './columns.tsx'
import styles from './sessions.module.css'
import type { SessionsSearch } from './sessions-search.ts'
import { defaultSort } from './use-session-rows.ts'

type Order = 'asc' | 'desc'

/** The order a press on a head gives: the other one where it is sorted by already. */
export const nextOrder = (column: Column, sort: string, order: Order): Order =>
  column.sort === sort ? (order === 'asc' ? 'desc' : 'asc') : (column.first ?? 'desc')

interface HeadCellProps {
  readonly column: Column
  readonly sort: string
  readonly order: Order
}

const SortButton = ({ column, sort, order }: HeadCellProps) => {
  const navigate = useNavigate({ from: '/sessions' })
  const isSorted = column.sort === sort
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() =>
        navigate({
          search: (before) => ({
            ...before,
            sort: column.sort,
            order: nextOrder(column, sort, order),
          }),
        })
      }
    >
      {column.label}
      {isSorted && <Arrow size={12} aria-hidden />}
    </button>
  )
}

const ariaSort = ({ column, sort, order }: HeadCellProps) => {
  if (!column.sort) return undefined
  if (column.sort !== sort) return 'none'
  return order === 'asc' ? 'ascending' : 'descending'
}

/** Names of the columns; pressing one sorts by it. */
export const TableHead = ({ search }: { readonly search: SessionsSearch }) => {
  const sort = search.sort ?? defaultSort
  const order = search.order ?? 'desc'
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1} className={styles.headRow}>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort({ column, sort, order })}
            className={cx(
              styles.headCell,
              column.isNumber && styles.number,
              column.isWide && styles.wide,
            )}
          >
            {column.sort ? (
              <SortButton column={column} sort={sort} order={order} />
            ) : (
              <span>{column.label}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
