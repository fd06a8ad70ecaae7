import { test as base, expect, type Page } from '@playwright/test'
import { withFolder } from '#e2e/folders.ts'
import { type SmallHome, writeSmallHome } from '#e2e/homes/small-home.ts'
import { type Server, startServer } from '#e2e/run-built.ts'

/** What a test of the program in a browser gets. */
export interface AppFixtures {
  /** A fake config folder with twelve sessions, and what is in it. */
  readonly home: SmallHome
  /** The config folder that the server reads; a test may put another in place of {@link home}. */
  readonly claudeDir: string
  /** An empty data folder. */
  readonly dataDir: string
  /** The built program, serving. What it writes on stderr fails the test. */
  readonly server: Server
}

/** Collects what a page complains of; a policy violation is reported as such a complaint too. */
export const collectComplaints = (page: Page): readonly string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

/** A page that is open, logged in and shows the Overview; its complaints fail the test. */
export const test = base.extend<AppFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
  home: async ({}, use) => {
    await withFolder(async (folder) => use(writeSmallHome(folder, { seed: 1 })))
  },
  claudeDir: async ({ home }, use) => use(home.dir),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  dataDir: async ({}, use) => {
    await withFolder(use)
  },
  server: async ({ claudeDir, dataDir }, use) => {
    const server = await startServer({ claudeDir, dataDir })
    try {
      await use(server)
    } finally {
      await server.stop()
    }
    expect(server.stderr(), 'what the server wrote on stderr').toBe('')
  },
  page: async ({ page, server }, use) => {
    const complaints = collectComplaints(page)
    await page.goto(server.url)
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    await use(page)
    expect(complaints, 'what the page complained of').toEqual([])
  },
})

export { expect }
