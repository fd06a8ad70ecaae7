import type { MessageBoxOptions, WebContents } from 'electron'
import { logLater } from './log-later.ts'

/** What bringing back a page needs of Electron. */
export interface Revival {
  readonly contents: Pick<WebContents, 'on' | 'reload'>
  readonly ask: (question: MessageBoxOptions) => Promise<{ response: number }>
  readonly quit: () => void
  readonly now: () => number
}

/** A page that is gone again this soon would be gone again after the next reload too. */
const soonMs = 60_000

/**
 * Loads the page anew where the process that draws it crashed or ran out of memory, or the window
 * would stay blank. Where that does not last, it asks whether to try again or to quit.
 */
export const revivePage = ({ contents, ask, quit, now }: Revival): void => {
  let revivedAt = Number.NEGATIVE_INFINITY
  const revive = (): void => {
    revivedAt = now()
    contents.reload()
  }
  const askAgain = async (reason: string): Promise<void> => {
    const { response } = await ask({
      type: 'error',
      message: 'The window of Rearview stopped working again.',
      detail: `What draws it has ended (${reason}). Your archive is not touched by this.`,
      buttons: ['Try again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (response === 0) revive()
    else quit()
  }
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    logLater('error', { reason, exitCode }, 'the page is gone')
    if (now() - revivedAt > soonMs) return revive()
    askAgain(reason).catch(quit)
  })
}
