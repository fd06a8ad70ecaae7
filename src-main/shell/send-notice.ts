import type { BrowserWindow } from 'electron'
import type { NoticeListener } from '#main/engine/engine.ts'

/** The one place that speaks to the page: every notice on one channel, to each open window. */
export const createSendNotice =
  (windows: () => readonly Pick<BrowserWindow, 'isDestroyed' | 'webContents'>[]): NoticeListener =>
  (name, payload) => {
    for (const window of windows()) {
      if (!window.isDestroyed()) window.webContents.send('notice', name, payload)
    }
  }
