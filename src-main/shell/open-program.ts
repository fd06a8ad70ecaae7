import path from 'node:path'
import { app, type BrowserWindow, ipcMain, protocol, session } from 'electron'
import type { EarlyQueries } from '#main/engine/early-queries.ts'
import { type AnswerCall, bindOperations } from './bind-operations.ts'
import type { OnLink } from './collect-links.ts'
import { createWindow } from './create-window.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { pageAddress } from './page-address.ts'
import { listPageFiles } from './page-files.ts'
import { servePage } from './page-protocol.ts'
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
  /** Links that the system hands over. */
  readonly onLink: OnLink
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

const openWindow = async ({ outDir, args }: OpenedWith): Promise<BrowserWindow> => {
  guardSession(session.defaultSession)
  servePage(protocol, await listPageFiles(path.join(outDir, 'renderer')))
  const address = await firstAddress(args)
  const window = createWindow({
    outDir,
    icon: path.join(outDir, '..', 'resources', 'icon.png'),
    stateFile: path.join(app.getPath('userData'), 'window.json'),
    isPackaged: app.isPackaged,
  })
  window.loadURL(address).catch(fail)
  return window
}

const open = async (opened: OpenedWith): Promise<void> => {
  const answering = Promise.withResolvers<AnswerCall>()
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, (address) => void offer(address)),
  )
  app.on('window-all-closed', () => app.quit())
  bindOperations(ipcMain, answering.promise)
  await app.whenReady()
  const window = await openWindow(opened)
  const { runProgram } = await import('./run-program.ts')
  if (!window.isDestroyed()) answering.resolve(runProgram(opened, window))
}

/** Opens the window, and starts the program behind it while Chromium makes its page. */
export const openProgram = (opened: OpenedWith): void => {
  open(opened).catch(fail)
}
