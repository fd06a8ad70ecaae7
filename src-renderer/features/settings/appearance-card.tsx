import { choose, usePreferences } from '#renderer/client/preferences.ts'
import type { ThemeName } from '#renderer/lib/theme.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import type { WeekStart } from '#schema/settings.ts'
import { SettingRow } from './setting-row.tsx'
import { ZonePicker } from './zone-picker.tsx'

const themes: readonly { value: ThemeName; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

const weekdays: readonly { value: WeekStart; label: string }[] = [
  { value: 'monday', label: 'Monday' },
  { value: 'sunday', label: 'Sunday' },
  { value: 'saturday', label: 'Saturday' },
]

/** How things look and in which zone they are told. */
export const AppearanceCard = () => {
  const { theme, timezone, weekStart } = usePreferences().settings
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
      <SettingRow
        title="Week"
        hint="The day it begins with, wherever days are gathered into weeks."
      >
        <Segmented
          label="Week begins on"
          options={weekdays}
          value={weekStart}
          onChange={(next) => choose({ weekStart: next })}
        />
      </SettingRow>
    </Card>
  )
}
