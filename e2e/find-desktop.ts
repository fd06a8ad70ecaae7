import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '#e2e/folders.ts'
import type { Places } from '#e2e/run-built.ts'

/** An Electron to run the built program in. */
export interface Desktop {
  readonly executablePath: string
  /** Folder whose package.json names the entry. */
  readonly appDir: string
}

/** The executable of an Electron, or why there is none. */
export type FoundElectron = { readonly executablePath: string } | { readonly trouble: string }

/** What the `electron` package has fetched; it is never imported, which would fetch it. */
const installedRuntime = (): string | undefined => {
  const folder = path.join(root, 'node_modules', 'electron')
  const note = path.join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const file = path.join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(file) ? file : undefined
}

/** Where the program lies: as prepared, as this run prepares it, else the repository itself. */
export const prepareApp = (): string => {
  const { REARVIEW_DESKTOP_APP: prepared, ELECTRON_RUNTIME_TOOL: tool } = process.env
  if (prepared) return prepared
  if (!tool) return root
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'rearview-desktop-')), 'app')
  execFileSync(tool, ['app', root, folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}

/** Finds an Electron: the one that ELECTRON_EXEC_PATH names, else the installed one. */
export const findElectron = (): FoundElectron => {
  const named = process.env.ELECTRON_EXEC_PATH
  if (named && !existsSync(named)) return { trouble: `ELECTRON_EXEC_PATH names no file: ${named}` }
  const executablePath = named || installedRuntime()
  if (!executablePath)
    return { trouble: 'no Electron is installed (npm run desktop:setup fetches it)' }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { trouble: 'there is no display (xvfb-run -a npm test brings one)' }
  return { executablePath }
}

/**
 * The command line that opens the window on some folders. `isLate` lets a stand-in load the entry
 * as it does by itself: after Electron is ready.
 */
export const desktopArguments = (
  { executablePath, appDir }: Desktop,
  { claudeDir, dataDir }: Places,
  { isLate = false } = {},
): readonly string[] => {
  // A stand-in keeps its launcher as a plain folder, where Electron has an archive of its own.
  const isStandIn = existsSync(path.join(path.dirname(executablePath), 'resources/app/main.js'))
  const early = path.join(import.meta.dirname, 'early-electron.cjs')
  return [
    ...(isStandIn && !isLate
      ? ['-r', early, `--user-data-dir=${path.join(dataDir, 'desktop')}`]
      : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    appDir,
    '--claude-dir',
    claudeDir,
    '--data-dir',
    dataDir,
  ]
}
