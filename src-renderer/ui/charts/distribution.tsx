import { Bar, BarChart, ReferenceLine, Tooltip } from 'recharts'
import { chartAxes } from './chart-axes.tsx'
import { ChartFrame, ReportActive, usePointed } from './chart-frame.tsx'
import type { ChartProps } from './chart-types.ts'

interface DistributionProps<Row> extends Omit<ChartProps<Row>, 'series'> {
  /** How many lie in a row. */
  readonly countOf: (row: Row) => number
  /** What is counted: "Sessions". */
  readonly counted: string
  /** Named places, such as a median: the key of the row it lies in. */
  readonly places?: readonly { readonly label: string; readonly key: string }[]
}

/** How many lie in each of some ranges, with places such as p50 and p90 named. */
export const Distribution = <Row extends object>(props: DistributionProps<Row>) => {
  const { title, rows, format, height, countOf, counted, places = [], onPick } = props
  const series = [{ key: 'count', label: counted, color: 'var(--accent)', amount: countOf }]
  const { point, tooltip, onActive, onKeyDown } = usePointed({ ...props, series })
  return (
    <ChartFrame height={height} point={point} onKeyDown={onKeyDown}>
      <BarChart
        data={[...rows]}
        margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={1}
        title={title}
      >
        {chartAxes(format)}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          wrapperStyle={{ zIndex: 5 }}
          content={tooltip}
        />
        <Bar
          dataKey={countOf}
          name={counted}
          fill="var(--accent)"
          isAnimationActive={false}
          {...(onPick
            ? {
                cursor: 'pointer',
                onClick: ({ payload }: { payload?: Row }, _place, event) =>
                  payload && onPick(payload, event),
              }
            : {})}
        />
        {places.map(({ label, key }) => (
          <ReferenceLine
            key={label}
            x={key}
            stroke="var(--ink-soft)"
            strokeDasharray="3 3"
            label={{ value: label, position: 'top', fill: 'var(--ink-soft)', fontSize: 11 }}
          />
        ))}
        <ReportActive onActive={onActive} />
      </BarChart>
    </ChartFrame>
  )
}
