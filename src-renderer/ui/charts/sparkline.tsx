import styles from './chart.module.css'
import { sparkPath } from './spark-path.ts'

interface SparklineProps {
  /** Oldest first. */
  readonly values: readonly number[]
  readonly color?: string
  readonly width?: number
  readonly height?: number
}

/** The course of a figure, without numbers: they stand beside it. */
export const Sparkline = ({
  values,
  color = 'var(--accent)',
  width = 64,
  height = 18,
}: SparklineProps) => {
  const path = sparkPath(values, width, height)
  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
    >
      {path && <path d={path} fill="none" stroke={color} strokeWidth={1.5} />}
    </svg>
  )
}
