import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { shortDay, weekdayDay } from '#renderer/lib/days.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartTable } from '#renderer/ui/charts/chart-table.tsx'
import type { ChartProps } from '#renderer/ui/charts/chart-types.ts'
import { StackedColumns } from '#renderer/ui/charts/stacked-columns.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { useSessionsSearch } from './trends-controls.tsx'

/** One UTC day of a chart; null where there is nothing to go by. */
export interface DayValue {
  readonly date: string
  readonly value: number | null
}

interface DayCardProps {
  readonly title: string
  /** The one figure, in the head of its table. */
  readonly figure: string
  readonly days: readonly DayValue[]
  readonly color: string
  readonly axis: (value: number) => string
  readonly format: (value: number) => ReactNode
}

const forms = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

const height = 176

/** A press opens the sessions of a day: the list has all that were active in it, oldest first. */
const useDayChart = (props: DayCardProps): ChartProps<DayValue> => {
  const { title, figure, days, color, axis, format } = props
  const navigate = useNavigate()
  const search = useSessionsSearch()
  return {
    title: `${title}: left and right move, Enter opens the sessions of the day`,
    rows: days,
    series: [{ key: 'value', label: figure, color, amount: ({ value }) => value }],
    format: {
      key: ({ date }) => date,
      name: ({ date }) => weekdayDay(date),
      tick: shortDay,
      axis,
      value: format,
    },
    onPick: ({ date }) =>
      void navigate({
        to: '/sessions',
        search: { ...search(date, date), sort: 'firstAt', order: 'asc' },
      }),
    height,
  }
}

/** One figure per day, as columns or as a table. */
export const DayCard = (props: DayCardProps) => {
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const chart = useDayChart(props)
  return (
    <Card
      title={props.title}
      actions={<Segmented label="Form" options={forms} value={form} onChange={setForm} />}
    >
      {form === 'chart' ? (
        <StackedColumns {...chart} />
      ) : (
        <ChartTable {...chart} title={`${props.title}, as a table`} head="Day, UTC" />
      )}
    </Card>
  )
}
