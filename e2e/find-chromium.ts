import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import sparticuz from '@sparticuz/chromium'

/** A browser to launch and the switches it needs beyond our own. */
interface FoundChromium {
  readonly executablePath: string
  readonly args: readonly string[]
}

/**
 * The packaged Chromium is made for one page in one process and without its guards; a test wants
 * none of that. It draws with the processor, as the window does where there is no graphics device:
 * with a graphics card made of software, frames of a long scroll stand in line for a second each.
 */
const drawsInSoftware = ['--disable-gpu', '--disable-software-rasterizer', '--no-zygote']

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder ? [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []
  }),
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const systemChromium = (): string | undefined => {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable)
}

/**
 * The Chromium to test in: the one named by CHROMIUM_PATH, the system's, Playwright's own, else
 * the one that came with the packages.
 */
const findChromium = async (): Promise<FoundChromium> => {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named, args: [] }
  const system = systemChromium()
  if (system) return { executablePath: system, args: [] }
  const own = chromium.executablePath()
  if (existsSync(own)) return { executablePath: own, args: [] }
  return { executablePath: await sparticuz.executablePath(), args: drawsInSoftware }
}

/** How tests start the browser: as a person's own, only that it asks nobody on the network. */
export const chromiumLaunch = async (): Promise<{ executablePath: string; args: string[] }> => {
  const { executablePath, args } = await findChromium()
  const isRoot = process.getuid?.() === 0
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  const noSandbox = isRoot ? ['--no-sandbox'] : []
  return { executablePath, args: [...args, ...noSandbox, ...quiet, '--no-first-run'] }
}
