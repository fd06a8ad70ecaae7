import type { App, BrowserWindow } from 'electron'
import type { NoticeListener } from '#main/engine/engine.ts'
import { parseSessionLink, type SessionLink, sessionAddress } from '#schema/session-link.ts'

/** Our scheme for links from outside: `rearview://session/ID#UUID`. */
const linkScheme = 'rearview'

/** The session that a command line names; the last link that is one of ours stands. */
export const findSessionLink = (args: readonly string[]): SessionLink | null =>
  args.map(parseSessionLink).findLast((link) => link !== null) ?? null

/** The page's address that a command line asks for: a session's, else the first screen. */
export const findAddress = (args: readonly string[]): string => {
  const link = findSessionLink(args)
  return link ? sessionAddress(link) : '/'
}

interface LinkedWindow {
  readonly webContents: Pick<BrowserWindow['webContents'], 'isLoadingMainFrame' | 'once'>
}

/** Shows a session in a page that may still be loading; the page then hears of it once it has. */
export const showSession = (
  window: LinkedWindow,
  link: SessionLink,
  sendNotice: NoticeListener,
): void => {
  const show = (): void => sendNotice('open.session', link)
  const { webContents } = window
  if (webContents.isLoadingMainFrame()) webContents.once('did-finish-load', show)
  else show()
}

/** Has the system hand links to this program; only an installed one has a place to be found at. */
export const claimLinks = (app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>): void => {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
}
