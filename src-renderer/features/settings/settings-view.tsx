import { AppearanceCard } from './appearance-card.tsx'
import { DataCard } from './data-card.tsx'
import { FoldersCard } from './folders-card.tsx'
import { ReadingStateCard } from './reading-state-card.tsx'
import { SampleCard } from './sample-card.tsx'
import styles from './settings.module.css'
import { UnsavedNotice } from './unsaved-notice.tsx'

/** Everything a person can choose, and where what they have lies. */
export const SettingsView = () => (
  <div className={styles.settings}>
    <UnsavedNotice />
    <AppearanceCard />
    <FoldersCard />
    <DataCard />
    <ReadingStateCard />
    <SampleCard />
  </div>
)
