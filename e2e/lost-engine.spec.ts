import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test as base, expect, type Page } from '@playwright/test'
import { collectComplaints } from '#e2e/app.ts'
import { test as desktopTest, desktopTrouble } from '#e2e/desktop-app.ts'
import { endServerWorkers, endWindowWorkers } from '#e2e/end-workers.ts'
import { withFolder } from '#e2e/folders.ts'
import { type HomeSession, type SmallHome, writeSmallHome } from '#e2e/homes/small-home.ts'
import { type Server, startServer } from '#e2e/run-built.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { transcript } from '#main/sample/transcript.ts'

const bar = (page: Page) => page.getByRole('status', { name: 'State of reading' })

const appendTitle = (session: HomeSession | undefined, title: string): void => {
  if (!session) throw new Error('the home has no session')
  const { id, cwd, file } = session
  const more = transcript({ sessionId: id, cwd, startAt: Date.now(), model: 'claude-opus-5' })
  appendFileSync(file, more.prompt('And now?').aiTitle(title).text())
}

/** Notes from now on what the bar says, as it may be gone before one looks. */
const listen = (page: Page): Promise<void> =>
  bar(page).evaluate((element) => {
    const said: string[] = []
    Reflect.set(window, 'said', said)
    const note = () => void said.push(element.textContent ?? '')
    new MutationObserver(note).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })

/** Gives the library of a data folder a format; answers the one it had. */
const setFormat = (dataDir: string, format: unknown): unknown => {
  const library = new DatabaseSync(path.join(dataDir, 'library.db'))
  const { user_version: before } = library.prepare('pragma user_version').get() ?? {}
  library.exec(`pragma user_version = ${Number(format)}`)
  library.close()
  return before
}

/** The page says that reading was lost, then stops saying so, and shows what came meanwhile. */
const expectRecovery = async (page: Page, home: SmallHome): Promise<void> => {
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'said')))
    .toContain('Reading stopped unexpectedly and is started again.')
  const saidAt = performance.now()
  appendTitle(home.sessions[0], 'Written while reading was away')
  await expect(bar(page)).toBeEmpty()
  console.log(`reading was away for ${Math.round(performance.now() - saidAt)} ms`)
  await expect(page.getByText('Written while reading was away')).toBeVisible()
  await expect(page.getByText('live', { exact: true })).toBeVisible()
}

/** A mark that a reload of the page would wipe out. */
const mark = (page: Page) => page.evaluate(() => Reflect.set(window, 'marked', true))
const isMarked = (page: Page) => page.evaluate(() => Reflect.get(window, 'marked') === true)

interface LostFixtures {
  readonly home: SmallHome
  readonly dataDir: string
  readonly server: Server
}

const test = base.extend<LostFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
  home: async ({}, use) => {
    await withFolder(async (folder) => use(writeSmallHome(folder, { seed: 1 })))
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  dataDir: async ({}, use) => {
    await withFolder(use)
  },
  server: async ({ home, dataDir }, use) => {
    const server = await startServer({ claudeDir: home.dir, dataDir }, ['--inspect=127.0.0.1:0'])
    try {
      await use(server)
    } finally {
      await server.stop()
    }
  },
  page: async ({ page, server }, use) => {
    const complaints = collectComplaints(page)
    await page.goto(server.url)
    await expect(page.getByText('live', { exact: true })).toBeVisible()
    await use(page)
    expect(complaints, 'what the page complained of').toEqual([])
  },
})

test('a browser says that reading was lost and recovers by itself', async ({
  page,
  server,
  home,
}) => {
  await mark(page)
  await listen(page)
  await endServerWorkers(server.stderr(), 'ingest')
  await expectRecovery(page, home)
  expect(await isMarked(page)).toBe(true)
})

test('a page opened in the middle of it says so too, on every screen', async ({
  page,
  server,
  dataDir,
}) => {
  // A format that is none of ours keeps the writer from starting until it is put right.
  const format = setFormat(dataDir, 9999)
  await endServerWorkers(server.stderr(), 'ingest')
  await page.reload()
  await expect(bar(page)).toContainText(/is started again|Next try in/)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
  await expect(bar(page)).not.toBeEmpty()
  setFormat(dataDir, format)
  await expect(bar(page)).toBeEmpty({ timeout: 40_000 })
})

test('what to do is said where reading cannot be started again, until it can', async ({
  page,
  server,
  home,
  dataDir,
}) => {
  const format = setFormat(dataDir, 9999)
  await endServerWorkers(server.stderr(), 'ingest')
  await expect(bar(page)).toContainText(/Next try in \d+ seconds\. If this stays, quit Rearview/)
  await expect(bar(page)).toContainText('library.db has format 9999')
  // What was read stays in sight.
  await expect(page.getByTitle(`${home.totals.calls} calls, each`)).toBeVisible()
  setFormat(dataDir, format)
  await expect(bar(page)).toBeEmpty({ timeout: 40_000 })
  appendTitle(home.sessions[0], 'Read again after all')
  await expect(page.getByText('Read again after all')).toBeVisible()
})

desktopTest.describe('in the window', () => {
  skipFile(desktopTest, 'a lost engine in the window', desktopTrouble)

  desktopTest('reading that was lost is said and started again', async ({ opened, home }) => {
    const { app, page } = opened
    await expect(page.getByText('live', { exact: true })).toBeVisible()
    await mark(page)
    await listen(page)
    await endWindowWorkers(app, 'ingest')
    await expectRecovery(page, home)
    expect(await isMarked(page)).toBe(true)
  })
})
