/** In the order the button goes through them. */
export const themes = ['system', 'light', 'dark'] as const
/** How the window is drawn; `system` follows the machine. */
export type ThemeName = (typeof themes)[number]

let chosen: ThemeName = 'system'

const darkSystem =
  typeof window === 'undefined' ? null : window.matchMedia('(prefers-color-scheme: dark)')

const draw = (): void => {
  const isDark = chosen === 'dark' || (chosen === 'system' && darkSystem?.matches === true)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

darkSystem?.addEventListener('change', draw)

/** Puts a theme on the page; `system` goes on following the machine. */
export const applyTheme = (theme: ThemeName): void => {
  chosen = theme
  draw()
}
