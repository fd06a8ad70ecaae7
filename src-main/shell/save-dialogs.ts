import { BrowserWindow, dialog } from 'electron'
import { type Engine, localCaller } from '#main/engine/engine.ts'
import type { SaveTables } from './save-tables.ts'

/** How tables are saved from the window: dialogs belong to the one that is open, where one is. */
export const saveDialogs = (engine: Promise<Engine>): SaveTables => ({
  askFile: (options) => {
    const window = BrowserWindow.getAllWindows()[0]
    return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
  },
  askFolder: (options) => {
    const window = BrowserWindow.getAllWindows()[0]
    return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
  },
  readPiece: async (input) => (await engine).call('tables.export', input, localCaller('window')),
  showError: (title, sentence) => dialog.showErrorBox(title, sentence),
})
