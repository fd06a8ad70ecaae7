import type { BrowserWindow } from 'electron'
import type { Engine } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { pathTrouble } from '#main/lib/errno.ts'
import { version } from '#main/lib/version.ts'
import { AppError } from '#schema/errors.ts'
import { loadOtherOperations } from '#schema/load-operation.ts'
import type { AnswerCall } from './bind-operations.ts'
import type { OpenedWith } from './open-program.ts'
import { runShell } from './run-shell.ts'

/**
 * The first screen is drawn from what the store holds; looking through thousands of files at the
 * same time would double the time it takes.
 */
const drawnWithinMs = 1500

const openEngine = async (opened: OpenedWith): Promise<Engine> => {
  const { dataDir, claudeDirs, folderTrouble, early } = opened
  if (folderTrouble !== undefined) {
    const sentence = `The data folder ${dataDir} cannot be used: ${pathTrouble(folderTrouble)}.`
    throw new AppError('folder_unreadable', sentence)
  }
  const reading = { watch: true, ingest: true, readAfterMs: drawnWithinMs }
  return await startEngine({ dataDir, claudeDirs, early, ...reading, version })
}

/** Starts the engine and everything around the window; what it answers with answers the page's calls. */
export const runProgram = (opened: OpenedWith, window: BrowserWindow): AnswerCall => {
  const later = setTimeout(() => void loadOtherOperations().catch(() => undefined), drawnWithinMs)
  later.unref()
  return runShell({ ...opened, window, engine: openEngine(opened) })
}
