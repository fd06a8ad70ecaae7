import { Line, LineChart, Tooltip } from 'recharts'
import { chartAxes } from './chart-axes.tsx'
import { ChartFrame, ReportActive, usePointed } from './chart-frame.tsx'
import type { ChartProps } from './chart-types.ts'

/** Each line is told from its neighbour by its dashes too. */
const dashes = ['', '6 3', '2 3', '8 3 2 3'] as const

/** Lines over rows; Enter on a row picks it. A value that is not known leaves a gap. */
export const Lines = <Row extends object>(props: ChartProps<Row>) => {
  const { title, rows, series, format, height } = props
  const { point, tooltip, onActive, onKeyDown } = usePointed(props)
  return (
    <ChartFrame height={height} point={point} onKeyDown={onKeyDown}>
      <LineChart data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} title={title}>
        {chartAxes(format)}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          wrapperStyle={{ zIndex: 5 }}
          content={tooltip}
        />
        {series.map(({ key, label, color, amount }, place) => (
          <Line
            key={key}
            dataKey={(row: Row) => amount(row) ?? null}
            name={label}
            stroke={color}
            strokeWidth={2}
            strokeDasharray={dashes[place % dashes.length] ?? ''}
            dot={rows.length < 2}
            isAnimationActive={false}
          />
        ))}
        <ReportActive onActive={onActive} />
      </LineChart>
    </ChartFrame>
  )
}
