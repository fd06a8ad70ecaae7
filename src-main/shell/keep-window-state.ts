import type { BrowserWindow } from 'electron'
import { writeFileWhole } from '#main/lib/write-file-whole.ts'
import type { WindowState } from './window-state.ts'
import { logLater } from './log-later.ts'

const settleMs = 400

type KeptWindow = Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized' | 'isDestroyed'>

/** Writes where a window is into a file, once it has come to rest and when it closes. */
export const keepWindowState = (window: KeptWindow, file: string): void => {
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed()) return
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    }
    try {
      writeFileWhole(file, `${JSON.stringify(state)}\n`, 0o600)
    } catch (error) {
      logLater('warn', { err: error }, 'the window state cannot be kept')
    }
  }
  const saveSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, settleMs)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('close', save)
}
