import { app, BrowserWindow, dialog, Menu, shell } from 'electron'
import { type Engine, localCaller, type NoticeListener } from '#main/engine/engine.ts'
import { log } from '#main/lib/log.ts'
import { parseSessionLink, type SessionLink } from '#schema/session-link.ts'
import { createAnswerCall } from './answer-call.ts'
import type { AnswerCall } from './bind-operations.ts'
import type { OnLink } from './collect-links.ts'
import { failStart } from './fail-start.ts'
import { focusWindow } from './focus-window.ts'
import { createMenuActions } from './menu-actions.ts'
import { menuTemplate, screenExportIds } from './menu-template.ts'
import { claimLinks, findSessionLink, showSession } from './open-links.ts'
import { revivePage } from './revive-page.ts'
import type { SaveTables } from './save-tables.ts'
import { createSendNotice } from './send-notice.ts'
import { createWindowDispatch } from './window-operations.ts'

/** How long quitting waits for the engine before it goes without it. */
const closeWithinMs = 5000

/** What the window runs on. */
export interface ShellParts {
  readonly engine: Promise<Engine>
  readonly window: BrowserWindow
  readonly dataDir: string
  /** Links that the system hands over. */
  readonly onLink: OnLink
}

const closeEngineOnQuit = (engine: Promise<Engine>): void => {
  let isClosing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const closed = engine.then(({ close }) => close())
    const late = new Promise((resolve) => setTimeout(resolve, closeWithinMs))
    void Promise.race([closed, late])
      .catch((error: unknown) => log.error({ err: error }, 'the engine did not close'))
      .finally(() => app.exit(0))
  })
}

/** Dialogs belong to the window that is open, where one is. */
const saveParts = (engine: Promise<Engine>): SaveTables => ({
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

const offerTables = (tables: number): void => {
  for (const id of screenExportIds) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item) item.enabled = tables > 0
  }
}

const setMenu = (window: BrowserWindow, parts: ShellParts, sendNotice: NoticeListener): void => {
  const { engine, dataDir } = parts
  const actions = createMenuActions({
    ...{ window, engine, sendNotice, dataDir },
    save: saveParts(engine),
  })
  const on = { isMac: process.platform === 'darwin', isPackaged: app.isPackaged }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, on)))
}

/** Follows links of later starts and of the system. */
const followLinks = (parts: ShellParts, sendNotice: NoticeListener): void => {
  const follow = (link: SessionLink | null): void => {
    const window = BrowserWindow.getAllWindows()[0]
    focusWindow(window)
    if (link && window) showSession(window, link, sendNotice)
  }
  app.on('second-instance', (_event, args) => follow(findSessionLink(args)))
  parts.onLink((address) => follow(parseSessionLink(address)))
  claimLinks(app)
}

const ownOperations = ({ engine, dataDir }: ShellParts): Engine['dispatch'] =>
  createWindowDispatch({
    home: app.getPath('home'),
    dataDir,
    openPath: (path) => shell.openPath(path),
    save: saveParts(engine),
    offerTables,
    askWhich: (options) => {
      const window = BrowserWindow.getAllWindows()[0]
      return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
    },
    addSource: async (path) => (await engine).call('sources.add', { path }, localCaller('window')),
  })

/** Runs a window on an engine that may still be starting; answers what answers its calls. */
export const runShell = (parts: ShellParts): AnswerCall => {
  const { engine, window } = parts
  const sendNotice = createSendNotice(() => BrowserWindow.getAllWindows())
  closeEngineOnQuit(engine)
  followLinks(parts, sendNotice)
  engine.then((running) => running.subscribe(sendNotice), failStart)
  revivePage({
    contents: window.webContents,
    ask: (question) => dialog.showMessageBox(window, question),
    quit: () => app.quit(),
    now: Date.now,
  })
  setMenu(window, parts, sendNotice)
  return createAnswerCall(engine, ownOperations(parts))
}
