import { spawn } from 'node:child_process'
import path from 'node:path'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test'
import { type Desktop, desktopArguments, findElectron, prepareApp } from '#e2e/find-desktop.ts'
import { withFolder } from '#e2e/folders.ts'
import { type SmallHome, writeSmallHome } from '#e2e/homes/small-home.ts'
import type { Places } from '#e2e/run-built.ts'

/** An open window. */
export interface OpenDesktop {
  readonly app: ElectronApplication
  readonly page: Page
}

/** A window that several tests look at, and what it was opened on. */
export interface SharedDesktop extends OpenDesktop {
  readonly home: SmallHome
  readonly places: Places
}

interface DesktopFixtures {
  readonly home: SmallHome
  readonly places: Places
  /** The program, opened on {@link home} for this test alone. */
  readonly opened: OpenDesktop
  /** The program as other tests left it, on its Overview: for a test that leaves no trace in it. */
  readonly shared: SharedDesktop
}

interface DesktopWorkerFixtures {
  /** The Electron to run in, and the program made ready for it. */
  readonly desktop: Desktop
  /** What {@link DesktopFixtures.shared} shows, opened once. */
  readonly sharedWindow: SharedDesktop
}

/** Opens the window and waits for its first screen; `more` is added to its command line. */
export const openDesktop = async (
  desktop: Desktop,
  places: Places,
  how: { isLate?: boolean; more?: readonly string[] } = {},
): Promise<OpenDesktop> => {
  const { executablePath } = desktop
  const app = await electron.launch({
    executablePath,
    args: [...desktopArguments(desktop, places, how), ...(how.more ?? [])],
  })
  const page = await app.firstWindow()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return { app, page }
}

/** How a start ended that Playwright does not drive. */
export interface Ended {
  readonly code: number | null
  readonly stderr: string
}

/**
 * Starts the program, with `more` on its command line, and waits for its end; boxes close at once.
 * `hook` is a script that runs in its main process before it.
 */
export const runDesktop = (
  desktop: Desktop,
  places: Places,
  more: readonly string[] = [],
  hook?: string,
): Promise<Ended> => {
  const noBoxes = path.join(import.meta.dirname, 'no-boxes.cjs')
  const hooks = ['-r', noBoxes, ...(hook ? ['-r', hook] : [])]
  const args = [...hooks, ...desktopArguments(desktop, places), ...more]
  const child = spawn(desktop.executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ code, stderr })
    })
  })
}

/** Loads the page anew, whatever a test made of it. */
const loadOverview = async ({ app, page }: OpenDesktop): Promise<void> => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://rearview/'),
  )
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
}

const electronFound = findElectron()

/** Why there is no window to test; null where there is one. */
export const desktopTrouble = 'trouble' in electronFound ? electronFound.trouble : null

/** A test of the real window. */
export const test = base.extend<DesktopFixtures, DesktopWorkerFixtures>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    async ({}, use) => {
      if ('trouble' in electronFound) throw new Error(electronFound.trouble)
      await use({ ...electronFound, appDir: prepareApp() })
    },
    { scope: 'worker' },
  ],
  sharedWindow: [
    async ({ desktop }, use) => {
      await withFolder(async (folder) => {
        const home = writeSmallHome(path.join(folder, 'home'), { seed: 1 })
        const places = { claudeDir: home.dir, dataDir: path.join(folder, 'data') }
        const { app, page } = await openDesktop(desktop, places)
        await use({ app, page, home, places })
        await app.close()
      })
    },
    { scope: 'worker' },
  ],
  shared: async ({ sharedWindow }, use) => {
    await loadOverview(sharedWindow)
    await use(sharedWindow)
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  home: async ({}, use) => {
    await withFolder(async (folder) => use(writeSmallHome(folder, { seed: 1 })))
  },
  places: async ({ home }, use) => {
    await withFolder(async (folder) =>
      use({ claudeDir: home.dir, dataDir: path.join(folder, 'data') }),
    )
  },
  opened: async ({ desktop, places }, use) => {
    const opened = await openDesktop(desktop, places)
    try {
      await use(opened)
    } finally {
      await opened.app.close()
    }
  },
})

export { expect }
