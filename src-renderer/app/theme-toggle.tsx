import { Monitor, Moon, Sun } from 'lucide-react'
import styles from './rail.module.css'
import { type Theme, themes, useTheme } from './theme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon } as const
const labels: Readonly<Record<Theme, string>> = {
  system: 'Theme: system',
  light: 'Theme: light',
  dark: 'Theme: dark',
}

/** Goes through system, light and dark. */
export const ThemeToggle = () => {
  const [theme, choose] = useTheme()
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button
      type="button"
      className={styles.item}
      title={`${labels[theme]}. Press for ${next}.`}
      onClick={() => choose(next)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.label}>{labels[theme]}</span>
    </button>
  )
}
