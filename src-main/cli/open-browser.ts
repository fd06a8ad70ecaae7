import { execFile } from 'node:child_process'

/** A program and its arguments; never a line for a shell. */
export interface OpenCommand {
  readonly file: string
  readonly args: readonly string[]
}

interface Place {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** How this platform opens a link; undefined where there is nothing to open it on. */
export const openCommand = (url: string, { platform, env }: Place): OpenCommand | undefined => {
  if (platform === 'darwin') return { file: 'open', args: [url] }
  if (platform === 'win32') {
    return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  }
  // Without a display xdg-open would start a browser for terminals in the background.
  const hasDisplay = env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME
  return hasDisplay ? { file: 'xdg-open', args: [url] } : undefined
}

/** Opens a link in the person's browser where that is possible; the link is printed anyway. */
export const openBrowser = (url: string): void => {
  const command = openCommand(url, process)
  if (!command) return
  const child = execFile(command.file, [...command.args], () => undefined)
  child.unref()
}
