import { z } from 'zod'
import { Currency } from './currency.ts'
import { Timezone } from './filter.ts'
import { defineOperations } from './operation.ts'

/** How the window is drawn; `system` follows the machine. */
export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** The day a week begins with, wherever days are gathered into weeks. */
export const WeekStart = z.enum(['monday', 'sunday', 'saturday'])
export type WeekStart = z.infer<typeof WeekStart>

const WebAddress = z
  .url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://' })
  .max(2000)

/** What a person chose, kept in the library so that it outlives windows, browsers and ports. */
export const Settings = z.object({
  theme: Theme,
  timezone: Timezone.nullable().describe('where days begin and times are told; null: the system'),
  weekStart: WeekStart,
  currency: Currency.describe('in which money is told; prices themselves are in US dollars'),
  subscription: z
    .boolean()
    .describe('the person pays a subscription, so that costs are what the API would have charged'),
  online: z
    .boolean()
    .describe('whether fresh rates and prices may be fetched, when the person asks for them'),
  ratesUrl: WebAddress.describe('where rates are fetched: JSON with base, date and rates'),
  pricesUrl: WebAddress.describe('where prices are fetched: JSON in the form of LiteLLM'),
})
export type Settings = z.infer<typeof Settings>

/** Before anything was chosen. */
export const defaultSettings: Settings = {
  theme: 'system',
  timezone: null,
  weekStart: 'monday',
  currency: 'USD',
  subscription: false,
  online: false,
  ratesUrl: 'https://api.frankfurter.dev/v1/latest?base=USD',
  pricesUrl:
    'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
}

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
