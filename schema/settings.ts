import { z } from 'zod'
import { Timezone } from './filter.ts'
import { defineOperations } from './operation.ts'

/** How the window is drawn; `system` follows the machine. */
export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** What a person chose, kept in the library so that it outlives windows, browsers and ports. */
export const Settings = z.object({
  theme: Theme,
  timezone: Timezone.nullable().describe('where days begin and times are told; null: the system'),
})
export type Settings = z.infer<typeof Settings>

/** Before anything was chosen. */
export const defaultSettings: Settings = { theme: 'system', timezone: null }

/** Some of the settings, at least one; a name that is no setting is refused. */
export const SettingsChange = z
  .strictObject(Settings.partial().shape)
  .refine((change) => Object.keys(change).length > 0, 'Name a setting to change')
export type SettingsChange = z.infer<typeof SettingsChange>

/** What can be asked of settings. */
export const settingsOperations = defineOperations({
  'settings.get': {
    summary: 'What a person chose, defaults included',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: Settings,
    http: { method: 'GET', path: '/api/app/settings' },
  },
  'settings.set': {
    summary: 'Change some settings and keep them; all of them or, where one is refused, none',
    kind: 'command',
    access: 'local',
    input: SettingsChange,
    output: Settings,
    http: { method: 'PATCH', path: '/api/app/settings' },
  },
})
