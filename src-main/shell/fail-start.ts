import { app, dialog } from 'electron'
import { log } from '#main/lib/log.ts'
import { AppError, toFailure } from '#schema/errors.ts'

let hasFailed = false

/** Says in one sentence why the program cannot go on, and ends it. Only the first cause counts. */
export const failStart = async (thrown: unknown): Promise<void> => {
  if (hasFailed) return
  hasFailed = true
  const { message } = toFailure(thrown)
  if (!(thrown instanceof AppError)) log.fatal({ err: thrown }, 'the window cannot be opened')
  // A terminal that started us gets the sentence too; a box needs a person to close it.
  process.stderr.write(`rearview: ${message}\n`)
  await app.whenReady()
  dialog.showErrorBox('Rearview cannot start', message)
  app.exit(1)
}
