import { SettingsView } from '#renderer/features/settings/settings-view.tsx'
import { PageHeader } from './page-header.tsx'

/** What a person can choose, and where their data lies. */
export const SettingsPage = () => (
  <>
    <PageHeader title="Settings" />
    <SettingsView />
  </>
)
