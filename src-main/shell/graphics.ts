/** Where Linux shows what it can draw with: its kernel's devices, NVIDIA's own, and those of Windows around it. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'] as const

/** Whether a machine may have something to draw with but its processor; only Linux can tell. */
export const hasGraphics = (
  platform: NodeJS.Platform,
  isThere: (device: string) => boolean,
): boolean => platform !== 'linux' || devices.some(isThere)

/** What is asked of Electron's app while it starts. */
export interface StartingApp {
  readonly isReady: () => boolean
  readonly once: (event: 'ready', listener: () => void) => unknown
}

/**
 * On a display that is new GTK 3 asks OpenGL which kinds of picture it has, and the driver that is
 * loaded for that takes 0.06 s of a start; Chromium draws without GTK's. Whatever is started later,
 * such as a browser, is not told.
 */
export const skipToolkitGraphics = (
  app: StartingApp,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): void => {
  if (platform !== 'linux' || env.GDK_GL !== undefined || app.isReady()) return
  env.GDK_GL = 'disable'
  app.once('ready', () => {
    delete env.GDK_GL
  })
}
