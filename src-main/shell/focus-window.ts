import type { BrowserWindow } from 'electron'

type FocusedWindow = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>

/** Brings a window before the person, wherever it was put. */
export const focusWindow = (window: FocusedWindow | undefined): void => {
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}
