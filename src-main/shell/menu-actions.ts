import { app, type BrowserWindow, dialog, shell } from 'electron'
import { type Engine, localCaller, type NoticeListener } from '#main/engine/engine.ts'
import { version } from '#main/lib/version.ts'
import type { ExportFormat } from '#schema/usage.ts'
import { addFolder } from './add-folder.ts'
import type { MenuActions } from './menu-template.ts'
import { saveDialogs } from './save-dialogs.ts'

/** What the menu acts on. */
export interface MenuParts {
  readonly window: BrowserWindow
  readonly engine: Promise<Engine>
  readonly sendNotice: NoticeListener
  readonly dataDir: string
}

const showError = (title: string, sentence: string): void => dialog.showErrorBox(title, sentence)

const about = (parts: MenuParts): void =>
  void dialog.showMessageBox(parts.window, {
    type: 'info',
    title: 'About Rearview',
    message: `Rearview ${version}`,
    detail: `Data folder: ${parts.dataDir}\nElectron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
    buttons: ['OK'],
    noLink: true,
  })

const showDataFolder = async ({ dataDir }: MenuParts): Promise<void> => {
  const trouble = await shell.openPath(dataDir)
  if (trouble !== '') showError('The data folder cannot be shown', `${dataDir}: ${trouble}`)
}

/** What tables are is loaded with the first that is saved: the menu is there before the program. */
const exportUsage = async ({ engine }: MenuParts, format: ExportFormat): Promise<void> => {
  const { saveTables } = await import('./save-tables.ts')
  await saveTables({ format, tables: [{ table: 'usage-by-day', input: {} }] }, saveDialogs(engine))
}

/** The menu's actions on one window and one engine. */
export const createMenuActions = (parts: MenuParts): MenuActions => {
  const caller = localCaller('window')
  return {
    openFolder: () =>
      void addFolder(app.getPath('home'), {
        askWhich: (options) => dialog.showOpenDialog(parts.window, options),
        addSource: async (path) => (await parts.engine).call('sources.add', { path }, caller),
        showError,
      }),
    exportUsage: (format) => void exportUsage(parts, format),
    // The page knows which tables it shows, and asks for them to be saved.
    exportScreen: (format) =>
      parts.sendNotice('menu.command', { command: format === 'csv' ? 'exportCsv' : 'exportJson' }),
    show: (command) => parts.sendNotice('menu.command', { command }),
    showDataFolder: () => void showDataFolder(parts),
    about: () => about(parts),
  }
}
