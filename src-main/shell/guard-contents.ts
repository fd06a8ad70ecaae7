import type { WebContents } from 'electron'
import { isPageAddress } from './page-address.ts'

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * Keeps a page where it is: no way to another address, no windows, no embedded browsers. What
 * it wanted to open in a window is handed on, for a person to decide.
 */
export const guardContents = (
  contents: GuardedContents,
  offerOutside: (address: string) => void,
): void => {
  contents.on('will-navigate', (details) => {
    if (!isPageAddress(details.url)) details.preventDefault()
  })
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isPageAddress(details.url)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    if (!isPageAddress(details.url)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    offerOutside(url)
    return { action: 'deny' }
  })
}
