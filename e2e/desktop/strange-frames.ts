import type { ElectronApplication } from '@playwright/test'

/** What a call out of each frame of a page was answered. */
export type FrameAnswers = Readonly<Record<string, unknown>>

/**
 * Opens a window in which every outer wall has fallen: its page has no policy, frames may load
 * anything, and the preload gives each of them the bridge. Calls an operation from the page
 * itself, a frame of our own address, a child about:blank, a srcdoc and a data: frame.
 */
export const callFromFrames = (app: ElectronApplication, preload: string): Promise<FrameAnswers> =>
  app.evaluate(async ({ BrowserWindow, session }, preload) => {
    const walls = session.fromPartition('no-walls')
    walls.protocol.handle('app', ({ url }) => {
      const { pathname } = new URL(url)
      const frames =
        '<iframe src="/inner"></iframe><iframe></iframe><iframe srcdoc="x"></iframe><iframe src="data:text/html,x"></iframe>'
      return new Response(pathname === '/inner' ? 'inner' : frames, {
        headers: { 'content-type': 'text/html' },
      })
    })
    const window = new BrowserWindow({
      show: false,
      webPreferences: { session: walls, preload, sandbox: true, nodeIntegrationInSubFrames: true },
    })
    const { webContents } = window
    webContents.removeAllListeners('will-frame-navigate')
    await window.loadURL('app://rearview/')
    const top = webContents.mainFrame
    const ask = "window.bridge ? window.bridge.call('app.health', {}) : 'no bridge'"
    const answers: Record<string, unknown> = { top: await top.executeJavaScript(ask) }
    for (const frame of top.frames) {
      answers[frame.url || 'about:blank'] = await frame.executeJavaScript(ask)
    }
    window.destroy()
    return answers
  }, preload)
