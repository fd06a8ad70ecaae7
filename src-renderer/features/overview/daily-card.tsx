import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { costName } from '#renderer/lib/money.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartTable } from '#renderer/ui/charts/chart-table.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { type ChartForm, FormToggle } from '#renderer/ui/charts/form-toggle.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { anomaliesOf, unusualNote } from './anomalies.ts'
import { unitNote } from './bucket-words.ts'
import { type Bucket, dailySeries, emptySeries, type Measure } from './daily-buckets.ts'
import { DailyChart, useDailyChart } from './daily-chart.tsx'
import { DailyLegend } from './daily-legend.tsx'

const measures = [
  { value: 'cost', label: 'Cost' },
  { value: 'tokens', label: 'Tokens' },
] as const

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

const nothingYet = {
  title: 'No model calls in this period.',
  text: 'A bar for each day appears here once there are some. Choose a longer period, or clear the filters with Esc.',
}

/** Cost or tokens over time by model, as a chart or as a table. */
export const DailyCard = () => {
  const { filter, days } = useFilter()
  const [measure, setMeasure] = useState<Measure>('cost')
  const [form, setForm] = useState<ChartForm>('chart')
  const query = useOperation('usage.daily', filter, { isKept: true })
  const series = useMemo(
    () => (query.data ? dailySeries(query.data.cells, days) : emptySeries),
    [query.data, days],
  )
  const anomalies = useMemo(() => anomaliesOf(series), [series])
  const markOf = ({ since }: Bucket) => (measure === 'cost' ? anomalies.get(since) : undefined)
  const chart = useDailyChart(series, measure)
  return (
    <Card
      title={`${measure === 'cost' ? costName() : 'Tokens'} per ${series.unit} by model`}
      note={[unitNote(series), measure === 'cost' && unusualNote(anomalies.size, series.unit)]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Segmented label="Measure" options={measures} value={measure} onChange={setMeasure} />
          <FormToggle value={form} onChange={setForm} />
          <ExportMenu {...asTable('usage-by-day-and-model', 'Usage per day and model', filter)} />
        </>
      }
    >
      <ChartView
        query={query}
        what="the daily usage"
        height={270}
        isEmpty={() => series.models.length === 0}
        empty={nothingYet}
      >
        {() =>
          form === 'chart' ? (
            <>
              <DailyChart chart={chart} markOf={markOf} />
              <DailyLegend series={series} measure={measure} />
            </>
          ) : (
            <ChartTable
              {...chart}
              title="Usage over time"
              head={capital(series.unit)}
              height={268}
              markOf={markOf}
            />
          )
        }
      </ChartView>
    </Card>
  )
}
