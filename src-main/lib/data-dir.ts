import path from 'node:path'

/** Option of the command line that names the data folder. */
export const dataDirFlag = '--data-dir'
/** Variable of the environment that does. */
export const dataDirVariable = 'REARVIEW_DATA_DIR'

/** What decides where data lies; given as values so that every platform can be tested on one. */
export interface DataDirPlace {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** A variable counts only when it names an absolute folder, as the XDG specification says. */
const absolute = (value: string | undefined, on: path.PlatformPath): string | undefined =>
  value !== undefined && on.isAbsolute(value) ? value : undefined

/** The platform's folder for data of this program, where none is named. */
export const defaultDataDir = ({ platform, env, home }: DataDirPlace): string => {
  if (platform === 'win32') {
    const local = absolute(env.LOCALAPPDATA, path.win32)
    return path.win32.join(local ?? path.win32.join(home, 'AppData', 'Local'), 'Rearview')
  }
  if (platform === 'darwin') {
    return path.posix.join(home, 'Library', 'Application Support', 'Rearview')
  }
  const shared = absolute(env.XDG_DATA_HOME, path.posix)
  return path.posix.join(shared ?? path.posix.join(home, '.local', 'share'), 'rearview')
}
