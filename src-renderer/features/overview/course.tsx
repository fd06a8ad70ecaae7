import { useMemo } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Sparkline } from '#renderer/ui/charts/sparkline.tsx'
import { dailySeries, type Measure, measured, totalOf } from './daily-buckets.ts'

/** The course of cost or tokens over the period, from what the daily chart has asked for. */
export const Course = ({ measure }: { readonly measure: Measure }) => {
  const { filter, days } = useFilter()
  const { data } = useOperation('usage.daily', filter, { isKept: true })
  const values = useMemo(
    () =>
      data
        ? dailySeries(data.cells, days).buckets.map(({ sums }) =>
            measured(totalOf(sums.values()), measure),
          )
        : [],
    [data, days, measure],
  )
  return <Sparkline values={values} />
}
