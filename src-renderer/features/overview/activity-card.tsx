import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { addDays, dayInZone, weekdayDay } from '#renderer/lib/days.ts'
import { exactUsd, plural } from '#renderer/lib/format.ts'
import { localZone } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { weekdaysInOrder } from '#renderer/lib/weekdays.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartTable } from '#renderer/ui/charts/chart-table.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { type ChartForm, FormToggle } from '#renderer/ui/charts/form-toggle.tsx'
import { HeatGrid } from '#renderer/ui/charts/heat-grid.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import type { UsageRow } from '#schema/usage.ts'
import { calendarOf } from './calendar.ts'
import { usageFormat, usageSeries } from './usage-series.tsx'

/** Whole weeks of a year and the one it ends in. */
const yearDays = 370

const empty = {
  title: 'No model calls in this year.',
  text: 'Each day gets a colour by what it cost. Clear the filters with Esc.',
}

const inWords = (day: string, usage: UsageRow | undefined): string => {
  if (!usage) return `${weekdayDay(day)}, no calls`
  const cost = usage.costUsd === null ? 'unpriced' : exactUsd(usage.costUsd)
  return `${weekdayDay(day)}, ${cost}, ${plural(usage.calls, 'call')}`
}

interface CalendarProps {
  readonly rows: readonly UsageRow[]
  /** Last day drawn. */
  readonly until: string
}

const Calendar = ({ rows, until }: CalendarProps) => {
  const { days: chosen } = useFilter()
  const { pick } = usePick()
  const byDay = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const { columns, dayAt } = useMemo(() => calendarOf(until), [until])
  const isIn = (day: string | undefined): boolean =>
    day !== undefined &&
    chosen.since !== undefined &&
    day >= chosen.since &&
    (chosen.until === undefined || day <= chosen.until)
  return (
    <HeatGrid
      caption="Cost by day, a column for each week"
      rows={weekdaysInOrder().map(({ short }) => short)}
      columns={columns}
      cellAt={(row, column) => {
        const day = dayAt(row, column)
        if (!day) return null
        return { value: byDay.get(day)?.costUsd ?? 0, name: inWords(day, byDay.get(day)) }
      }}
      isChosen={(row, column) => isIn(dayAt(row, column))}
      onPick={(row, column, press) => {
        const day = dayAt(row, column)
        if (day) pick({ since: day, until: day }, press)
      }}
    />
  )
}

/** A year of days by cost, whatever the period: days chosen are framed, and more can be added. */
export const ActivityCard = () => {
  const { filter } = useFilter()
  const { since: _since, until, ...others } = filter
  const today = dayInZone(useNow(), localZone())
  // Days chosen within the last year are framed in it; an earlier period shows the year it ends.
  const last = until !== undefined && until < addDays(today, -yearDays) ? until : today
  const asked = { ...others, by: 'day' as const, since: addDays(last, -yearDays), until: last }
  const [form, setForm] = useState<ChartForm>('chart')
  const { pick } = usePick()
  const query = useOperation('usage.report', asked, { isKept: true })
  return (
    <Card
      title="Activity"
      note="cost per day over a year; shift adds days"
      actions={
        <>
          <FormToggle value={form} onChange={setForm} />
          <ExportMenu {...asTable('usage-by-day', 'Activity of the year', asked)} />
        </>
      }
    >
      <ChartView
        query={query}
        what="the days"
        height={158}
        isEmpty={({ rows }) => rows.length === 0}
        empty={empty}
      >
        {({ rows }) =>
          form === 'chart' ? (
            <Calendar rows={rows} until={last} />
          ) : (
            <ChartTable
              title="Usage by day"
              head="Day"
              rows={rows}
              series={usageSeries}
              format={{ ...usageFormat, key: ({ key }) => key, name: ({ key }) => weekdayDay(key) }}
              onPick={({ key }, press) => pick({ since: key, until: key }, press)}
              height={158}
            />
          )
        }
      </ChartView>
    </Card>
  )
}
