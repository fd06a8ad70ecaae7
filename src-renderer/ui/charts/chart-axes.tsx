import { CartesianGrid, XAxis, YAxis } from 'recharts'
import type { ChartFormat } from './chart-types.ts'

const tick = { fill: 'var(--ink-faint)', fontSize: 11 }

/** Room for a tick of three figures and its unit; more where a currency's sign is a word. */
const widthFor = (axis: (value: number) => string): number =>
  52 + 7 * Math.max(0, axis(888).length - 5)

/** None: a grid that makes these by itself first draws and measures every label of the axis. */
const noLines = (): number[] => []

/** Lines and labels of every chart over rows; called, not drawn, as recharts looks for its own. */
export const chartAxes = <Row,>({ key, tick: tickOf, axis }: ChartFormat<Row>) => (
  <>
    <CartesianGrid vertical={false} verticalCoordinatesGenerator={noLines} stroke="var(--line)" />
    <XAxis
      dataKey={key}
      {...(tickOf ? { tickFormatter: tickOf } : {})}
      tick={tick}
      tickLine={false}
      axisLine={{ stroke: 'var(--line-strong)' }}
      minTickGap={28}
      height={22}
    />
    <YAxis
      tickFormatter={axis}
      tick={tick}
      tickLine={false}
      axisLine={false}
      width={widthFor(axis)}
      tickCount={5}
      // All of them: to leave some out, the chart would first draw and measure each.
      interval={0}
    />
  </>
)
