import { useDelayed } from '#renderer/lib/use-delayed.ts'
import styles from './skeleton.module.css'

interface SkeletonProps {
  readonly height: number
  readonly width?: number | string
}

/** Holds the place of what loads; drawn only when loading takes long enough to be seen. */
export const Skeleton = ({ height, width = '100%' }: SkeletonProps) => {
  const isDrawn = useDelayed(true)
  const className = isDrawn ? styles.drawn : styles.hidden
  return <span className={className} style={{ height, width }} aria-busy />
}

/** Lines of uneven length, as text has. */
const lines = Array.from({ length: 20 }, (_, place) => ({
  name: `line ${place + 1}`,
  width: `${96 - ((place * 23) % 37)}%`,
}))

interface SkeletonRowsProps {
  /** At most 20. */
  readonly count: number
  readonly height: number
  /** Between two lines; half of it stands above the first and below the last. */
  readonly gap?: number
}

/** Several lines that load. */
export const SkeletonRows = ({ count, height, gap = 10 }: SkeletonRowsProps) => (
  <div
    className={styles.rows}
    style={{ gap, padding: `${gap / 2}px 0` }}
    role="status"
    aria-label="Loading"
  >
    {lines.slice(0, count).map(({ name, width }) => (
      <Skeleton key={name} height={height} width={width} />
    ))}
  </div>
)
