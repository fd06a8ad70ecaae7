import { useSyncExternalStore } from 'react'
import { setWeekStart } from '#renderer/lib/days.ts'
import { setSubscription } from '#renderer/lib/money.ts'
import { recall, remember } from '#renderer/lib/storage.ts'
import { applyTheme } from '#renderer/lib/theme.ts'
import { localZone, setZone } from '#renderer/lib/time.ts'
import { defaultSettings, Settings, type SettingsChange } from '#schema/settings.ts'
import { isRefused, onAccess } from './access.ts'
import { call } from './call.ts'
import { followMoney, onMoney, recallMoney, toldMoney } from './money.ts'
import { subscribe } from './notices.ts'

/** What a person chose, and what of it could not be kept. */
export interface Preferences {
  readonly settings: Settings
  /** Why the last choice was not saved; the choice holds all the same until the page closes. */
  readonly trouble: string | null
}

const cached = (): Settings => {
  const parsed = Settings.safeParse({
    ...defaultSettings,
    theme: recall('theme') ?? defaultSettings.theme,
    timezone: recall('timezone') || null,
    weekStart: recall('weekStart') ?? defaultSettings.weekStart,
    currency: recall('currency') ?? defaultSettings.currency,
    subscription: recall('subscription') === 'yes',
  })
  return parsed.success ? parsed.data : defaultSettings
}

let state: Preferences = { settings: defaultSettings, trouble: null }
let unsaved: SettingsChange = {}
let saving = 0
const listeners = new Set<() => void>()

const apply = ({ theme, timezone, weekStart, subscription }: Settings): void => {
  applyTheme(theme)
  setZone(timezone)
  setWeekStart(weekStart)
  setSubscription(subscription)
}

const set = (next: Preferences): void => {
  state = next
  const { theme, timezone, weekStart, currency, subscription } = next.settings
  remember('theme', theme)
  remember('timezone', timezone ?? '')
  remember('weekStart', weekStart)
  remember('currency', currency)
  remember('subscription', subscription ? 'yes' : '')
  apply(next.settings)
  for (const listener of listeners) listener()
}

/** Differs wherever all that is shown has to be told anew. */
export const tellingOf = ({ settings }: Preferences): string =>
  [localZone(), settings.weekStart, settings.subscription, toldMoney()].join(' ')

/** What the library says, unless something chosen here is still on its way there. */
const hear = (settings: Settings): void => {
  if (saving > 0) return
  set({ ...state, settings: { ...settings, ...unsaved } as Settings })
  followMoney(settings.currency)
}

/** Reads what the library keeps; what was chosen last stands where nothing answers. */
export const readPreferences = async (): Promise<void> => {
  if (isRefused()) return
  try {
    hear(await call('settings.get', {}))
  } catch {
    // What was chosen last on this machine stands; every card says by itself that nothing answers.
  }
}

/** How long the first drawing waits for a choice that this browser has not seen yet. */
const patienceMs = 250

/**
 * Puts what was chosen last on the page, then follows the library. Resolves when the page may be
 * drawn: at once, except in a browser that shows Rearview for the first time.
 */
export const startPreferences = (): (() => Promise<void>) => {
  const isKnown = recall('theme') !== null
  state = { settings: cached(), trouble: null }
  recallMoney(state.settings.currency)
  apply(state.settings)
  return async () => {
    onMoney(() => set({ ...state }))
    subscribe('settings.changed', hear)
    onAccess(() => void readPreferences())
    const loaded = readPreferences()
    if (!isKnown) await Promise.race([loaded, new Promise((done) => setTimeout(done, patienceMs))])
  }
}

const save = async (): Promise<void> => {
  const change = unsaved
  saving += 1
  try {
    const settings = await call('settings.set', change)
    saving -= 1
    if (unsaved !== change) return
    unsaved = {}
    if (saving > 0) return
    set({ settings, trouble: null })
    followMoney(settings.currency)
  } catch (error) {
    saving -= 1
    const why = error instanceof Error ? error.message : 'Rearview does not answer.'
    if (unsaved === change) set({ ...state, trouble: why })
  }
}

/** Takes a choice over at once and saves it; what could not be saved before goes along. */
export const choose = (change: SettingsChange): void => {
  unsaved = { ...unsaved, ...change }
  set({ settings: { ...state.settings, ...change } as Settings, trouble: null })
  void save()
}

/** Saves again what could not be saved. */
export const saveAgain = (): void => choose({})

/** What a person chose. */
export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
