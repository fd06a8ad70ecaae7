import type { App } from 'electron'
import { logLater } from './log-later.ts'

/** How long quitting waits for what is closed before it goes without it. */
const closeWithinMs = 5000

/** Holds a quit until what runs is closed, whatever it is by then. */
export const closeOnQuit = (app: Pick<App, 'on' | 'exit'>, close: () => Promise<unknown>): void => {
  let isClosing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const late = new Promise((resolve) => setTimeout(resolve, closeWithinMs))
    void Promise.race([close(), late])
      .catch((error: unknown) => logLater('error', { err: error }, 'the engine did not close'))
      .finally(() => app.exit(0))
  })
}
