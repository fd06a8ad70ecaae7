import { ActivityCard } from './activity-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { ModelsCard } from './models-card.tsx'
import styles from './overview.module.css'
import { ProvidersCard } from './providers-card.tsx'
import { ToolsCard } from './tools-card.tsx'

/** What lies below the first cards: when it was, and by what. */
export const MoreCards = () => (
  <>
    <div className={styles.pair}>
      <ActivityCard />
      <HoursCard />
    </div>
    <div className={styles.pair}>
      <ModelsCard />
      <ToolsCard />
    </div>
    <ProvidersCard />
  </>
)
