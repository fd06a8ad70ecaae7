import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { keepWindowState } from './keep-window-state.ts'
import { leastSize, placeWindow, readWindowState } from './window-state.ts'

/** Canvas colours of the two themes, so that nothing flashes before the page has drawn. */
const canvas = { light: '#f6f6f7', dark: '#101114' } as const

/** Where a window finds its parts. */
export interface WindowParts {
  /** Folder of the built program, `out`. */
  readonly outDir: string
  readonly icon: string
  readonly stateFile: string
  readonly isPackaged: boolean
}

const webPreferences = (parts: WindowParts): Electron.WebPreferences => ({
  preload: path.join(parts.outDir, 'preload', 'index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !parts.isPackaged,
})

/** Makes the window where it was left; it appears once the page has drawn. */
export const createWindow = (parts: WindowParts): BrowserWindow => {
  const left = readWindowState(parts.stateFile)
  const window = new BrowserWindow({
    ...placeWindow(
      left,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: 'Rearview',
    icon: parts.icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: webPreferences(parts),
  })
  window.once('ready-to-show', () => {
    if (left?.isMaximized) window.maximize()
    window.show()
  })
  keepWindowState(window, parts.stateFile)
  return window
}
