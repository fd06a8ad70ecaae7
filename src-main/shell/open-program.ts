import type { Engine } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { pathTrouble } from '#main/lib/errno.ts'
import { version } from '#main/lib/version.ts'
import { AppError } from '#schema/errors.ts'
import type { OnLink } from './collect-links.ts'
import { failStart } from './fail-start.ts'
import { runShell } from './run-shell.ts'
import type { StartOptions } from './start-options.ts'

/** How the entry left things. */
export interface OpenedWith extends StartOptions {
  /** Why the data folder cannot be used, where it cannot. */
  readonly folderTrouble: unknown
  /** Folder of the built program. */
  readonly outDir: string
  /** The command line of this start. */
  readonly args: readonly string[]
  /** Links that the system hands over. */
  readonly onLink: OnLink
}

/**
 * The first screen is drawn from what the store holds; looking through thousands of files at the
 * same time would double the time it takes.
 */
const drawnWithinMs = 1500

const openEngine = async (opened: OpenedWith): Promise<Engine> => {
  const { dataDir, claudeDirs, folderTrouble } = opened
  if (folderTrouble !== undefined) {
    const sentence = `The data folder ${dataDir} cannot be used: ${pathTrouble(folderTrouble)}.`
    throw new AppError('folder_unreadable', sentence)
  }
  const reading = { watch: true, ingest: true, readAfterMs: drawnWithinMs }
  return await startEngine({ dataDir, claudeDirs, ...reading, version })
}

/** Starts the engine and opens the window on it, both at once. */
export const openProgram = (opened: OpenedWith): void => {
  runShell({ ...opened, engine: openEngine(opened) }).catch(failStart)
}
