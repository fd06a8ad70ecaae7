import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { makeFolder, withFolder } from '#e2e/folders.ts'
import { type SmallHome, writeSmallHome } from '#e2e/homes/small-home.ts'
import { Lasting } from '#e2e/lasting.ts'
import { type Places, type Server, startServer } from '#e2e/run-built.ts'

/** What a test of the program in a browser gets. */
export interface AppFixtures {
  /** Whether others look at the same program, one after the other. */
  readonly isShared: boolean
  /** Which one that is: {@link unchanged}, or one of tests that can do with what others left. */
  readonly circle: string
  /** Where the page of a shared program is, as the test begins: what is on other screens costs time. */
  readonly startAt: string
  /** A fake config folder with twelve sessions, and what is in it. */
  readonly home: SmallHome
  /** The config folder that the server reads; a test may put another in place of {@link home}. */
  readonly claudeDir: string
  /** The data folder of the program, empty before it starts. */
  readonly dataDir: string
  /** The built program, serving. What it writes on stderr fails the test. */
  readonly server: Server
}

/** The circle whose tests leave everything as it is. */
export const unchanged = 'unchanged'

/** The circle whose tests add records to its sessions, or take files away. */
export const changed = 'changed'

/** What outlives a test. */
interface LastingFixtures {
  readonly lasting: Lasting
}

/** Collects what a page complains of; a policy violation is reported as such a complaint too. */
export const collectComplaints = (page: Page): readonly string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

/** A program that lasts as long as its worker; it reads the same home for every test. */
const lastingServer = (lasting: Lasting, places: Places): Promise<Server> =>
  lasting.once(`server of ${places.claudeDir}`, async (onEnd) => {
    const server = await startServer(places)
    onEnd(server.stop)
    return server
  })

const lastingFolder = (lasting: Lasting, name: string): Promise<string> =>
  lasting.once(name, async (onEnd) => {
    const { folder, remove } = makeFolder()
    onEnd(remove)
    return folder
  })

const lastingHome = (lasting: Lasting, circle: string): Promise<SmallHome> =>
  lasting.once(`home of ${circle}`, async () =>
    writeSmallHome(await lastingFolder(lasting, `folder of ${circle}`), { seed: 1 }),
  )

const overviewOf = (page: Page) => page.getByRole('heading', { name: 'Overview', level: 1 })

const headingOf = (page: Page) => page.getByRole('heading', { level: 1 })

/** Pages that no test has seen yet, so that they need not be made new. */
const untouched = new WeakSet<Page>()

/** A page that lasts as its server does, logged in by the link, which is good once. */
const lastingPage = (lasting: Lasting, browser: Browser, { url }: Server): Promise<Page> =>
  lasting.once(`page of ${url}`, async (onEnd) => {
    const context = await browser.newContext()
    onEnd(() => context.close())
    const page = await context.newPage()
    await page.goto(url)
    await expect(overviewOf(page)).toBeVisible()
    untouched.add(page)
    return page
  })

/** Makes a page what a new one would be, whatever the test before did with it. */
const renew = async (page: Page, startAt: string): Promise<void> => {
  if (untouched.delete(page) && startAt === '/') return
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  await page.context().clearPermissions()
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.goto(new URL(startAt, page.url()).href)
}

/**
 * A page that is open, logged in and shows the Overview, or where a shared one is to start; its
 * complaints fail the test.
 */
export const test = base.extend<AppFixtures, LastingFixtures>({
  lasting: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    async ({}, use) => {
      const lasting = new Lasting()
      await use(lasting)
      await lasting.close()
    },
    { scope: 'worker' },
  ],
  isShared: [false, { option: true }],
  circle: [unchanged, { option: true }],
  startAt: ['/', { option: true }],
  home: async ({ isShared, circle, lasting }, use) => {
    if (isShared) return use(await lastingHome(lasting, circle))
    await withFolder(async (folder) => use(writeSmallHome(folder, { seed: 1 })))
  },
  claudeDir: async ({ home }, use) => use(home.dir),
  dataDir: async ({ claudeDir, isShared, lasting }, use) => {
    if (isShared) return use(await lastingFolder(lasting, `data of ${claudeDir}`))
    await withFolder(use)
  },
  server: async ({ claudeDir, dataDir, isShared, lasting }, use) => {
    const start = () => startServer({ claudeDir, dataDir })
    const server = await (isShared ? lastingServer(lasting, { claudeDir, dataDir }) : start())
    try {
      await use(server)
    } finally {
      if (!isShared) await server.stop()
    }
    expect(server.stderr(), 'what the server wrote on stderr').toBe('')
  },
  context: async ({ context, browser, server, isShared, lasting }, use) =>
    use(isShared ? (await lastingPage(lasting, browser, server)).context() : context),
  page: async ({ context, browser, server, isShared, startAt, lasting }, use) => {
    const page = isShared ? await lastingPage(lasting, browser, server) : await context.newPage()
    const complaints = collectComplaints(page)
    if (isShared) await renew(page, startAt)
    else await page.goto(server.url)
    const isElsewhere = isShared && startAt !== '/'
    await expect(isElsewhere ? headingOf(page) : overviewOf(page)).toBeVisible()
    await use(page)
    expect(complaints, 'what the page complained of').toEqual([])
  },
})

export { expect }
