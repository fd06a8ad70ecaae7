import { useSyncExternalStore } from 'react'
import { recall, remember } from '#renderer/lib/storage.ts'

/** In the order the button goes through them. */
export const themes = ['system', 'light', 'dark'] as const
/** What a person chose; `system` follows the machine. */
export type Theme = (typeof themes)[number]

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen: Theme = themes.find((theme) => theme === recall('theme')) ?? 'system'

const apply = () => {
  const isDark = chosen === 'dark' || (chosen === 'system' && darkSystem.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

/** Puts the theme on the page before anything is drawn, and follows the system from then on. */
export const startTheme = (): void => {
  apply()
  darkSystem.addEventListener('change', apply)
}

const choose = (next: Theme): void => {
  chosen = next
  remember('theme', next)
  apply()
}

/** The chosen theme and how to choose another. */
export const useTheme = (): readonly [Theme, (next: Theme) => void] => {
  const theme = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
  return [theme, choose]
}
