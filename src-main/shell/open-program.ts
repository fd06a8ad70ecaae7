import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'
import type { EarlyQueries } from '#main/engine/early-queries.ts'
import type { Engine } from '#main/engine/engine.ts'
import { type AnswerCall, bindOperations } from './bind-operations.ts'
import { closeOnQuit } from './close-on-quit.ts'
import type { OnLater } from './collect-links.ts'
import { createWindow } from './create-window.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { pageAddress } from './page-address.ts'
import { listPageFiles } from './page-files.ts'
import { servePage } from './page-protocol.ts'
import { revivePage } from './revive-page.ts'
import { createSendNotice } from './send-notice.ts'
import { setMenu } from './set-menu.ts'
import type { StartOptions } from './start-options.ts'

/** How the entry left things. */
export interface OpenedWith extends StartOptions {
  /** Why the data folder cannot be used, where it cannot. */
  readonly folderTrouble: unknown
  /** What answers the first screen, unless there is trouble. */
  readonly early: EarlyQueries | undefined
  /** Folder of the built program. */
  readonly outDir: string
  /** The command line of this start. */
  readonly args: readonly string[]
  /** Links and later starts that the system hands over. */
  readonly onLater: OnLater
}

/** Whatever is needed for a rare case, or behind the window, is loaded then: the window comes first. */
const fail = async (thrown: unknown): Promise<void> =>
  (await import('./fail-start.ts')).failStart(thrown)

const offer = async (address: string): Promise<void> =>
  (await import('./offer-address.ts')).offerAddress(address)

const firstAddress = async (args: readonly string[]): Promise<string> => {
  if (!args.some((one) => one.startsWith('rearview:'))) return pageAddress()
  const { findAddress } = await import('./open-links.ts')
  return new URL(findAddress(args), pageAddress()).href
}

/** A page that was left before it stood, for another or for good, is no trouble. */
const loadPage = async (window: BrowserWindow, address: string): Promise<void> => {
  let isClosing = false
  window.once('close', () => {
    isClosing = true
  })
  try {
    await window.loadURL(address)
  } catch (thrown) {
    const isLeft = (thrown as { code?: unknown }).code === 'ERR_ABORTED'
    if (!isLeft && !isClosing) await fail(thrown)
  }
}

const openWindow = async ({ outDir, args }: OpenedWith): Promise<BrowserWindow> => {
  guardSession(session.defaultSession)
  servePage(protocol, listPageFiles(path.join(outDir, 'renderer')))
  const address = await firstAddress(args)
  const window = createWindow({
    outDir,
    icon: path.join(outDir, '..', 'resources', 'icon.png'),
    stateFile: path.join(app.getPath('userData'), 'window.json'),
    isPackaged: app.isPackaged,
  })
  revivePage({
    contents: window.webContents,
    ask: (question) => dialog.showMessageBox(window, question),
    quit: () => app.quit(),
    now: Date.now,
  })
  void loadPage(window, address)
  return window
}

const open = async (opened: OpenedWith): Promise<void> => {
  const engine = Promise.withResolvers<Engine>()
  // Whoever starts it says why it cannot start.
  engine.promise.catch(() => undefined)
  const answering = Promise.withResolvers<AnswerCall>()
  const sendNotice = createSendNotice(() => BrowserWindow.getAllWindows())
  let isRunning = false
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, (address) => void offer(address)),
  )
  app.on('window-all-closed', () => app.quit())
  closeOnQuit(app, async () =>
    isRunning ? (await engine.promise).close() : (await opened.early?.worker)?.close(),
  )
  bindOperations(ipcMain, answering.promise)
  await app.whenReady()
  const window = await openWindow(opened)
  setMenu({ window, engine: engine.promise, sendNotice, dataDir: opened.dataDir })
  const { runProgram } = await import('./run-program.ts')
  if (window.isDestroyed()) return
  isRunning = true
  const program = runProgram(opened, sendNotice)
  engine.resolve(program.engine)
  answering.resolve(program.answer)
}

/** Opens the window, and starts the program behind it while Chromium makes its page. */
export const openProgram = (opened: OpenedWith): void => {
  open(opened).catch(fail)
}
