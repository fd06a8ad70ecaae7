import { defaultSettings, Settings, type SettingsChange } from '#schema/settings.ts'

/** Settings lie in the library under names of their own, apart from what the program notes there. */
const keyOf = (name: string): string => `settings.${name}`

const names = Settings.keyof().options

/** What is stored, each value a default where it was never set or can no longer be used. */
export const readSettings = (stored: (key: string) => unknown): Settings => {
  const usable = names.flatMap((name) => {
    const value = stored(keyOf(name))
    if (value === null) return []
    // A zone may vanish from a later runtime; the other settings are none the worse for it.
    const parsed = Settings.shape[name].safeParse(value)
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return { ...defaultSettings, ...Object.fromEntries(usable) }
}

/** Names of settings that are stored with a value that can no longer be used. */
export const unusableSettings = (stored: (key: string) => unknown): string[] =>
  names.filter((name) => {
    const value = stored(keyOf(name))
    return value !== null && !Settings.shape[name].safeParse(value).success
  })

/** A change as rows to store. */
export const settingRows = (change: SettingsChange): readonly (readonly [string, unknown])[] =>
  names.flatMap((name) =>
    change[name] === undefined ? [] : [[keyOf(name), change[name]] as const],
  )
