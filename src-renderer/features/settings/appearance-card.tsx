import { choose, usePreferences } from '#renderer/client/preferences.ts'
import type { ThemeName } from '#renderer/lib/theme.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { SettingRow } from './setting-row.tsx'
import { ZonePicker } from './zone-picker.tsx'

const themes: readonly { value: ThemeName; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** How things look and in which zone they are told. */
export const AppearanceCard = () => {
  const { theme, timezone } = usePreferences().settings
  return (
    <Card title="Appearance">
      <SettingRow title="Theme" hint="System follows your machine, day and night.">
        <Segmented
          label="Theme"
          options={themes}
          value={theme}
          onChange={(next) => choose({ theme: next })}
        />
      </SettingRow>
      <SettingRow
        title="Time zone"
        hint="Where days begin in every chart and report, and in which times are told."
      >
        <ZonePicker zone={timezone} onChange={(next) => choose({ timezone: next })} />
      </SettingRow>
    </Card>
  )
}
