import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import { ResponsiveContainer, type TooltipContentProps, useActiveTooltipLabel } from 'recharts'
import { useLater } from '#renderer/lib/use-later.ts'
import styles from './chart.module.css'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { ChartProps } from './chart-types.ts'

/** Inside a chart: tells which row the arrow keys or the pointer have reached. */
export const ReportActive = ({ onActive }: { readonly onActive: (label: unknown) => void }) => {
  const label = useActiveTooltipLabel()
  useEffect(() => onActive(label), [label, onActive])
  return null
}

/** Which rows one looks at: where it changes, they have moved. */
const shapeOf = <Row,>({ rows, format }: Pick<ChartProps<Row>, 'rows' | 'format'>): string => {
  const ends = [rows[0], rows.at(-1)].map((row) => row && format.name(row))
  return [rows.length, ...ends].join()
}

type PointedProps<Row> = Pick<ChartProps<Row>, 'rows' | 'series' | 'format' | 'onPick'> & {
  readonly noteOf?: ((row: Row) => string | undefined) | undefined
}

/**
 * What the row pointed to holds, and Enter on it. Nothing is said once the rows have moved from
 * under the pointer.
 */
export const usePointed = <Row,>({ rows, series, format, onPick, noteOf }: PointedProps<Row>) => {
  const shape = shapeOf({ rows, format })
  // No state: to draw the chart again between press and release would lose the click.
  const pointedShape = useRef('')
  const active = useRef<unknown>(undefined)
  const onActive = useRef((label: unknown) => {
    active.current = label
  }).current
  const point = () => {
    pointedShape.current = shape
  }
  const tooltip = ({ active: isActive, payload }: TooltipContentProps) => {
    const row: Row | undefined = payload[0]?.payload
    const hasMoved = pointedShape.current !== shape
    // After a reload the chart names the row at the old place, where a pointer at rest is no more.
    if (!isActive || !row || hasMoved || !rows.includes(row)) return null
    return <ChartTooltip row={row} series={series} format={format} note={noteOf?.(row)} />
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const row = rows.find((one) => format.key(one) === active.current)
    if (row) onPick?.(row, event)
  }
  return { point, tooltip, onActive, onKeyDown }
}

interface ChartFrameProps {
  readonly height: number | undefined
  readonly point: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly children: ReactElement
}

/** The box a chart over rows is drawn in. */
export const ChartFrame = ({ height = 236, point, onKeyDown, children }: ChartFrameProps) => {
  const isDue = useLater()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart inside has the focus and the role
    <div
      className={styles.chart}
      style={{ height }}
      onPointerMoveCapture={point}
      onKeyDownCapture={point}
      onFocusCapture={point}
      onKeyDown={onKeyDown}
    >
      {isDue && (
        <ResponsiveContainer width="100%" height="100%">
          {children}
        </ResponsiveContainer>
      )}
    </div>
  )
}
