import type { MenuItemConstructorOptions } from 'electron'
import type { ExportFormat } from '#schema/usage.ts'

/** What the menu can do beyond the system's own roles. */
export interface MenuActions {
  readonly openFolder: () => void
  /** Saves the usage report of all time. */
  readonly exportUsage: (format: ExportFormat) => void
  /** Saves the tables of the screen in front. */
  readonly exportScreen: (format: ExportFormat) => void
  readonly show: (screen: 'overview' | 'sessions' | 'settings') => void
  readonly showDataFolder: () => void
  readonly about: () => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Items that are disabled while the screen in front has no table. */
export const screenExportIds = ['export-screen-csv', 'export-screen-json'] as const

const exportMenu = (actions: MenuActions): MenuItemConstructorOptions => ({
  label: 'Export',
  submenu: [
    {
      label: 'Usage report as CSV…',
      accelerator: 'CmdOrCtrl+Shift+E',
      click: () => actions.exportUsage('csv'),
    },
    { label: 'Usage report as JSON…', click: () => actions.exportUsage('json') },
    separator,
    {
      id: screenExportIds[0],
      label: 'This screen as CSV…',
      accelerator: 'CmdOrCtrl+E',
      enabled: false,
      click: () => actions.exportScreen('csv'),
    },
    {
      id: screenExportIds[1],
      label: 'This screen as JSON…',
      enabled: false,
      click: () => actions.exportScreen('json'),
    },
  ],
})

const fileMenu = (actions: MenuActions, isMac: boolean): MenuItemConstructorOptions => ({
  label: '&File',
  submenu: [
    { label: 'Open config folder…', accelerator: 'CmdOrCtrl+O', click: () => actions.openFolder() },
    separator,
    exportMenu(actions),
    separator,
    { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: () => actions.show('settings') },
    separator,
    { role: isMac ? 'close' : 'quit' },
  ],
})

const editMenu: MenuItemConstructorOptions = {
  label: '&Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    separator,
    { role: 'selectAll' },
  ],
}

const viewMenu = (actions: MenuActions, isPackaged: boolean): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    { label: 'Overview', accelerator: 'CmdOrCtrl+1', click: () => actions.show('overview') },
    { label: 'Sessions', accelerator: 'CmdOrCtrl+2', click: () => actions.show('sessions') },
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] as const)),
  ],
})

const helpMenu = (actions: MenuActions): MenuItemConstructorOptions => ({
  label: '&Help',
  role: 'help',
  submenu: [
    { label: 'Show data folder', click: () => actions.showDataFolder() },
    separator,
    { label: 'About Rearview', click: () => actions.about() },
  ],
})

/** The native menu. Nothing in it opens anything remote. */
export const menuTemplate = (
  actions: MenuActions,
  on: { readonly isMac: boolean; readonly isPackaged: boolean },
): MenuItemConstructorOptions[] => [
  ...(on.isMac ? [{ role: 'appMenu' } as const] : []),
  fileMenu(actions, on.isMac),
  editMenu,
  viewMenu(actions, on.isPackaged),
  { role: 'windowMenu', label: '&Window' },
  helpMenu(actions),
]
