import { CardColumn } from '#renderer/ui/card-column.tsx'
import { AppearanceCard } from './appearance-card.tsx'
import { DataCard } from './data-card.tsx'
import { FoldersCard } from './folders-card.tsx'
import { MoneyCard } from './money-card.tsx'
import { PricesCard } from './prices-card.tsx'
import { ReadingStateCard } from './reading-state-card.tsx'
import { SampleCard } from './sample-card.tsx'
import { UnsavedNotice } from './unsaved-notice.tsx'

/** Everything a person can choose, and where what they have lies. */
export const SettingsView = () => (
  <CardColumn width="text">
    <UnsavedNotice />
    <AppearanceCard />
    <MoneyCard />
    <PricesCard />
    <FoldersCard />
    <DataCard />
    <ReadingStateCard />
    <SampleCard />
  </CardColumn>
)
