import type { App } from 'electron'

/** Hands on each address from now on, and first those that came before. */
export type OnLink = (listener: (address: string) => void) => void

/** Takes the links that macOS hands over, from the first moment on: it may do so before ready. */
export const collectLinks = (app: Pick<App, 'on'>): OnLink => {
  const early: string[] = []
  let hear = (address: string): void => void early.push(address)
  app.on('open-url', (event, address) => {
    event.preventDefault()
    hear(address)
  })
  return (listener) => {
    hear = listener
    for (const address of early.splice(0)) listener(address)
  }
}
