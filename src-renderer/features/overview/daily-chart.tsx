import { useEffect, useRef } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import type { Press } from '#renderer/client/use-pick.ts'
import { compactCount, roundUsd } from '#renderer/lib/format.ts'
import { axisLabels, shapeOf } from './bucket-words.ts'
import styles from './daily.module.css'
import { type Bucket, type DailySeries, type Measure, measured } from './daily-buckets.ts'
import { DailyTooltip } from './daily-tooltip.tsx'
import { ReportActive, useEnter, useNarrow } from './use-narrow.tsx'

interface DailyChartProps {
  readonly series: DailySeries
  readonly measure: Measure
}

/** From here on columns are so thin that the lines between their parts must be too. */
const manyColumns = 60

const tick = { fill: 'var(--ink-faint)', fontSize: 11 }

const Axes = ({ series, measure }: DailyChartProps) => (
  <>
    <CartesianGrid vertical={false} stroke="var(--line)" />
    <XAxis
      dataKey="since"
      tickFormatter={axisLabels(series)}
      tick={tick}
      tickLine={false}
      axisLine={{ stroke: 'var(--line-strong)' }}
      minTickGap={28}
      height={22}
    />
    <YAxis
      tickFormatter={measure === 'cost' ? roundUsd : compactCount}
      tick={tick}
      tickLine={false}
      axisLine={false}
      width={52}
      tickCount={5}
    />
  </>
)

interface PartsProps extends DailyChartProps {
  readonly onPick: (bucket: Bucket, press: Press, model: string) => void
}

const Parts = ({ series: { buckets, models }, measure, onPick }: PartsProps) => {
  const colorOf = useModelColors()
  return models.map((model) => (
    <Bar
      key={model}
      dataKey={({ sums }: Bucket) => measured(sums.get(model), measure)}
      name={model}
      stackId="all"
      fill={colorOf(model)}
      stroke="var(--surface)"
      strokeWidth={buckets.length > manyColumns ? 0.5 : 1}
      isAnimationActive={false}
      cursor="pointer"
      onClick={({ payload }: { payload?: Bucket }, _place, event) =>
        payload && onPick(payload, event, model)
      }
    />
  ))
}

/** What the bar pointed to holds; nothing once the bars have moved from under the pointer. */
const usePointed = ({ series, measure }: DailyChartProps) => {
  const { buckets, models } = series
  const shape = shapeOf(series)
  // No state: to draw the chart again between press and release would lose the click.
  const pointedShape = useRef('')
  const point = () => {
    pointedShape.current = shape
  }
  const tooltip = ({ active, payload }: TooltipContentProps) => {
    const bucket: Bucket | undefined = payload[0]?.payload
    const hasMoved = pointedShape.current !== shape
    // After a reload the chart names the bar at the old place, where a pointer at rest is no more.
    if (!active || !bucket || hasMoved || !buckets.includes(bucket)) return null
    return <DailyTooltip bucket={bucket} models={models} measure={measure} />
  }
  return { point, tooltip }
}

/** Stacked columns, a model family keeping its hue; a part clicked becomes the filter. */
export const DailyChart = ({ series, measure }: DailyChartProps) => {
  // Stands in the timeline of the browser's own tools: what a start is measured by.
  useEffect(() => {
    performance.mark('chart drawn')
  }, [])
  const { buckets } = series
  const narrow = useNarrow()
  const { onActive, onKeyDown } = useEnter(buckets, narrow)
  const { point, tooltip } = usePointed({ series, measure })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart inside has the focus and the role
    <div
      className={styles.chart}
      onPointerMoveCapture={point}
      onKeyDownCapture={point}
      onFocusCapture={point}
      onKeyDown={onKeyDown}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...buckets]}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap={buckets.length > manyColumns ? '12%' : '22%'}
          maxBarSize={44}
          title="Usage over time by model: left and right move, Enter filters to the bar"
        >
          <Axes series={series} measure={measure} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            wrapperStyle={{ zIndex: 5 }}
            content={tooltip}
          />
          <Parts series={series} measure={measure} onPick={narrow} />
          <ReportActive onActive={onActive} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
