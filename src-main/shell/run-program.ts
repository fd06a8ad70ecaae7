import { app, BrowserWindow, shell } from 'electron'
import { type Engine, localCaller, type NoticeListener } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { pathTrouble } from '#main/lib/errno.ts'
import { loadInTurn } from '#main/lib/load-in-turn.ts'
import { version } from '#main/lib/version.ts'
import { AppError } from '#schema/errors.ts'
import { operationLoaders } from '#schema/load-operation.ts'
import { parseSessionLink, type SessionLink } from '#schema/session-link.ts'
import { createAnswerCall } from './answer-call.ts'
import type { AnswerCall } from './bind-operations.ts'
import type { OnLater } from './collect-links.ts'
import { failStart } from './fail-start.ts'
import { focusWindow } from './focus-window.ts'
import { claimLinks, findSessionLink, showSession } from './open-links.ts'
import type { OpenedWith } from './open-program.ts'
import { saveDialogs } from './save-dialogs.ts'
import { offerTables } from './set-menu.ts'
import { createWindowDispatch } from './window-operations.ts'

/**
 * The first screen is drawn from what the store holds; looking through thousands of files at the
 * same time would double the time it takes.
 */
const drawnWithinMs = 1500

/** When the rest of the program is loaded: behind the first screen, and the start of the writer. */
const loadRestAfterMs = 5000

const openEngine = async (opened: OpenedWith): Promise<Engine> => {
  const { dataDir, claudeDirs, folderTrouble, early } = opened
  if (folderTrouble !== undefined) {
    const sentence = `The data folder ${dataDir} cannot be used: ${pathTrouble(folderTrouble)}.`
    throw new AppError('folder_unreadable', sentence)
  }
  const reading = { watch: true, ingest: true, readAfterMs: drawnWithinMs }
  return await startEngine({ dataDir, claudeDirs, early, ...reading, version })
}

/** Follows links of the system and of other starts, which bring the window to the front. */
const followLinks = (onLater: OnLater, sendNotice: NoticeListener): void => {
  const follow = (link: SessionLink | null): void => {
    const window = BrowserWindow.getAllWindows()[0]
    focusWindow(window)
    if (link && window) showSession(window, link, sendNotice)
  }
  onLater({
    onLink: (address) => follow(parseSessionLink(address)),
    onStart: (args) => follow(findSessionLink(args)),
  })
  claimLinks(app)
}

const ownOperations = (dataDir: string, engine: Promise<Engine>): Engine['dispatch'] => {
  const save = saveDialogs(engine)
  return createWindowDispatch({
    home: app.getPath('home'),
    dataDir,
    openPath: (path) => shell.openPath(path),
    save,
    offerTables,
    askWhich: save.askFolder,
    addSource: async (path) => (await engine).call('sources.add', { path }, localCaller('window')),
  })
}

/** The engine of a start, which may not stand yet, and what answers the page. */
export interface RunningProgram {
  readonly engine: Promise<Engine>
  readonly answer: AnswerCall
}

/** Starts all that is behind the window. */
export const runProgram = (opened: OpenedWith, sendNotice: NoticeListener): RunningProgram => {
  const engine = openEngine(opened)
  engine.then((running) => running.subscribe(sendNotice), failStart)
  followLinks(opened.onLater, sendNotice)
  const others = [...operationLoaders, () => import('./offer-address.ts')]
  void loadInTurn(others, loadRestAfterMs)
  return { engine, answer: createAnswerCall(engine, ownOperations(opened.dataDir, engine)) }
}
