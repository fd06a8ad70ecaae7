import { Bar, BarChart, ReferenceDot, Tooltip } from 'recharts'
import { chartAxes } from './chart-axes.tsx'
import { ChartFrame, ReportActive, usePointed } from './chart-frame.tsx'
import type { ChartProps, Series } from './chart-types.ts'

/** From here on columns are so thin that the lines between their parts must be too. */
const manyColumns = 60

interface StackedColumnsProps<Row> extends ChartProps<Row> {
  /** Why a row is marked with a dot above it; undefined: it is not. */
  readonly markOf?: (row: Row) => string | undefined
}

const heightOf = <Row,>(row: Row, series: readonly Series<Row>[]): number =>
  series.reduce((sum, { amount }) => sum + (amount(row) ?? 0), 0)

const bars = <Row extends object>({ rows, series, onPick }: StackedColumnsProps<Row>) =>
  series.map(({ key, label, color, amount }) => (
    <Bar
      key={key}
      dataKey={(row: Row) => amount(row) ?? 0}
      name={label}
      stackId="all"
      fill={color}
      stroke="var(--surface)"
      strokeWidth={rows.length > manyColumns ? 0.5 : 1}
      isAnimationActive={false}
      {...(onPick
        ? {
            cursor: 'pointer',
            onClick: ({ payload }: { payload?: Row }, _place, event) =>
              payload && onPick(payload, event, key),
          }
        : {})}
    />
  ))

const marks = <Row extends object>({ rows, series, format, markOf }: StackedColumnsProps<Row>) =>
  rows
    .filter((row) => markOf?.(row) !== undefined)
    .map((row) => (
      <ReferenceDot
        key={format.key(row)}
        x={format.key(row)}
        y={heightOf(row, series)}
        r={4}
        fill="var(--warning)"
        stroke="var(--surface)"
        strokeWidth={1.5}
        ifOverflow="extendDomain"
      />
    ))

/** Columns over time in parts; a part pressed is picked, a column with Enter. */
export const StackedColumns = <Row extends object>(props: StackedColumnsProps<Row>) => {
  const { title, rows, format, height, markOf } = props
  const { point, tooltip, onActive, onKeyDown } = usePointed({ ...props, noteOf: markOf })
  return (
    <ChartFrame height={height} point={point} onKeyDown={onKeyDown}>
      <BarChart
        data={[...rows]}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={rows.length > manyColumns ? '12%' : '22%'}
        maxBarSize={44}
        title={title}
      >
        {chartAxes(format)}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          wrapperStyle={{ zIndex: 5 }}
          content={tooltip}
        />
        {bars(props)}
        {marks(props)}
        <ReportActive onActive={onActive} />
      </BarChart>
    </ChartFrame>
  )
}
