import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import { unitNote } from './bucket-words.ts'
import { dailySeries, emptySeries, type Measure } from './daily-buckets.ts'
import { DailyChart } from './daily-chart.tsx'
import { DailyLegend } from './daily-legend.tsx'
import { DailyTable } from './daily-table.tsx'

const measures = [
  { value: 'cost', label: 'Cost' },
  { value: 'tokens', label: 'Tokens' },
] as const
const forms = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

/** Cost or tokens over time by model, as a chart or as a table. */
export const DailyCard = () => {
  const { filter, days } = useFilter()
  const [measure, setMeasure] = useState<Measure>('cost')
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const query = useOperation('usage.daily', filter, { isKept: true })
  const series = useMemo(
    () => (query.data ? dailySeries(query.data.cells, days) : emptySeries),
    [query.data, days],
  )
  return (
    <Card
      title={`${measure === 'cost' ? 'Cost' : 'Tokens'} per ${series.unit} by model`}
      note={unitNote(series)}
      actions={
        <>
          <Segmented label="Measure" options={measures} value={measure} onChange={setMeasure} />
          <Segmented label="Form" options={forms} value={form} onChange={setForm} />
        </>
      }
    >
      <QueryView query={query} what="the daily usage" skeleton={<Skeleton height={270} />}>
        {() =>
          series.models.length === 0 ? (
            <EmptyNotice title="No model calls in this period.">
              A bar for each day appears here once there are some. Choose a longer period, or clear
              the filters with Esc.
            </EmptyNotice>
          ) : form === 'chart' ? (
            <>
              <DailyChart series={series} measure={measure} />
              <DailyLegend series={series} measure={measure} />
            </>
          ) : (
            <DailyTable series={series} measure={measure} />
          )
        }
      </QueryView>
    </Card>
  )
}
