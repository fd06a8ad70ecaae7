import { Card } from '#renderer/ui/card.tsx'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import styles from './overview.module.css'

const rows = [
  { height: 158, titles: ['Activity', 'Hour × weekday'] },
  { height: 224, titles: ['Models', 'Tools'] },
] as const

/** The cards below the first ones before they are there: of their size, so that nothing moves. */
export const MoreWaiting = () =>
  rows.map(({ height, titles }) => (
    <div key={height} className={styles.pair}>
      {titles.map((title) => (
        <Card key={title} title={title}>
          <Skeleton height={height} />
        </Card>
      ))}
    </div>
  ))
