import type { App } from 'electron'
import { keepEarly } from '#main/lib/keep-early.ts'

/** Who hears what the system and later starts hand over. */
export interface LaterListener {
  /** An address of our own scheme, as macOS hands it over. */
  readonly onLink: (address: string) => void
  /** The command line of another start, which ends for this one. */
  readonly onStart: (args: readonly string[]) => void
}

/** Hands on whatever comes from now on, and first what came before. */
export type OnLater = (listener: LaterListener) => void

/**
 * Takes links and other starts from the first moment on: they may come before Electron is ready, and
 * before there is a window for them.
 */
export const collectLinks = (app: Pick<App, 'on'>): OnLater => {
  const { tell, listen } = keepEarly<(listener: LaterListener) => void>()
  app.on('open-url', (event, address) => {
    event.preventDefault()
    tell(({ onLink }) => onLink(address))
  })
  app.on('second-instance', (_event, args) => tell(({ onStart }) => onStart(args)))
  return (listener) => listen((what) => what(listener))
}
