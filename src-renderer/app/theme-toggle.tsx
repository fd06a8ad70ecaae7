import { Monitor, Moon, Sun } from 'lucide-react'
import { choose, usePreferences } from '#renderer/client/preferences.ts'
import { type ThemeName, themes } from '#renderer/lib/theme.ts'
import styles from './rail.module.css'

const icons = { system: Monitor, light: Sun, dark: Moon } as const
const labels: Readonly<Record<ThemeName, string>> = {
  system: 'Theme: system',
  light: 'Theme: light',
  dark: 'Theme: dark',
}

/** Goes through system, light and dark. */
export const ThemeToggle = () => {
  const { theme } = usePreferences().settings
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button
      type="button"
      className={styles.item}
      title={`${labels[theme]}. Press for ${next}.`}
      onClick={() => choose({ theme: next })}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.label}>{labels[theme]}</span>
    </button>
  )
}
