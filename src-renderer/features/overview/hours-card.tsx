import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactUsd, plural } from '#renderer/lib/format.ts'
import { weekdaysInOrder } from '#renderer/lib/weekdays.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartTable } from '#renderer/ui/charts/chart-table.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { type ChartForm, FormToggle } from '#renderer/ui/charts/form-toggle.tsx'
import { HeatGrid } from '#renderer/ui/charts/heat-grid.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import type { UsageHour } from '#schema/usage.ts'
import { visibleText } from '#schema/visible-text.ts'
import { usageFormat, usageSeries } from './usage-series.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const twoDigits = (hour: number): string => String(hour).padStart(2, '0')
const empty = {
  title: 'No model calls in this period.',
  text: 'Each hour of the week gets a colour by what it cost. Choose a longer period, or clear the filters with Esc.',
}

const inWords = (day: string, hour: number, usage: UsageHour | undefined): string => {
  const when = `${day} ${twoDigits(hour)}:00–${twoDigits((hour + 1) % 24)}:00`
  if (!usage) return `${when}, no calls`
  const cost = usage.costUsd === null ? 'unpriced' : exactUsd(usage.costUsd)
  return `${when}, ${cost}, ${plural(usage.calls, 'call')}`
}

const hourName = ({ weekday, hour }: UsageHour): string =>
  `${weekdaysInOrder().find((day) => day.weekday === weekday)?.long ?? ''} ${twoDigits(hour)}:00`

const WeekGrid = ({ usage }: { readonly usage: readonly UsageHour[] }) => {
  const byPlace = useMemo(
    () => new Map(usage.map((one) => [one.weekday * 24 + one.hour, one])),
    [usage],
  )
  const days = weekdaysInOrder()
  return (
    <HeatGrid
      caption="Cost by weekday and hour"
      rows={days.map(({ short }) => short)}
      columns={hours.map((hour) => (hour % 3 === 0 ? twoDigits(hour) : ''))}
      cellAt={(row, hour) => {
        const day = days[row]
        if (!day) return null
        const one = byPlace.get(day.weekday * 24 + hour)
        return { value: one?.costUsd ?? 0, name: inWords(day.long, hour, one) }
      }}
    />
  )
}

/** Which hours of the week cost how much, on the clocks of the chosen zone. */
export const HoursCard = () => {
  const { filter } = useFilter()
  const [form, setForm] = useState<ChartForm>('chart')
  const query = useOperation('usage.hours', filter, { isKept: true })
  return (
    <Card
      title="Hour × weekday"
      note={query.data && `cost, ${visibleText(query.data.timezone)}`}
      actions={
        <>
          <FormToggle value={form} onChange={setForm} />
          <ExportMenu {...asTable('usage-by-hour', 'Usage per hour', filter)} />
        </>
      }
    >
      <ChartView
        query={query}
        what="the hours"
        height={158}
        isEmpty={(answer) => answer.hours.length === 0}
        empty={empty}
      >
        {(answer) =>
          form === 'chart' ? (
            <WeekGrid usage={answer.hours} />
          ) : (
            <ChartTable
              title="Usage by hour of the week"
              head="Hour"
              rows={answer.hours.toReversed()}
              series={usageSeries}
              format={{ ...usageFormat, key: hourName, name: hourName }}
              height={158}
            />
          )
        }
      </ChartView>
    </Card>
  )
}
