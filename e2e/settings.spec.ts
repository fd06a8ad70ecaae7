import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect, unchanged } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { withFolder } from '#e2e/folders.ts'
import { OverviewPage } from '#e2e/pages/overview-page.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'
import { SettingsPage } from '#e2e/pages/settings-page.ts'
import { type Server, startServer } from '#e2e/run-built.ts'
import { transcript } from '#main/sample/transcript.ts'
import { defaultSettings } from '#schema/settings.ts'

/** Makes the settings of a program what they are before anything was chosen. */
const putBack = async ({ url, token }: Server): Promise<void> => {
  const answer = await fetch(new URL('/api/app/settings', url), {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(defaultSettings),
  })
  expect(await answer.json(), 'settings that were put back').toEqual(defaultSettings)
}

/** Each test begins with the settings of a first start. */
const test = base.extend({
  server: async ({ server }, use) => {
    await putBack(server)
    await use(server)
  },
})

test.use({ isShared: true, circle: 'settings' })

const themeOf = (page: Page) => page.locator('html')

/** What the server of a page has kept. */
const savedOn = (page: Page): Promise<unknown> =>
  page.evaluate(() => fetch('/api/app/settings').then((answer) => answer.json()))

const openSettings = async (page: Page): Promise<SettingsPage> => {
  const settings = new SettingsPage(page)
  await settings.open()
  return settings
}

test('a theme applies at once, without a flash at the next load', async ({ page }) => {
  const settings = await openSettings(page)
  await settings.chooseTheme('Dark')
  await expect(themeOf(page)).toHaveAttribute('data-theme', 'dark')
  // A reload would cut off what is on its way to be saved.
  await expect.poll(() => savedOn(page)).toMatchObject({ theme: 'dark' })
  const script = await page.addInitScript(() => {
    const seen: (string | undefined)[] = []
    Reflect.set(globalThis, 'seenThemes', seen)
    // The document has no element yet when this runs.
    new MutationObserver(() => {
      const theme = document.documentElement?.dataset.theme
      if (theme !== undefined) seen.push(theme)
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-theme'] })
  })
  await page.reload()
  await settings.theme.waitFor()
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'seenThemes'))
  expect(new Set(seen as string[])).toEqual(new Set(['dark']))
  await script.dispose()
})

test.describe('in a program of its own', () => {
  test.use({ isShared: false })

  test('a choice outlives the browser and the address', async ({
    page,
    browser,
    claudeDir,
    dataDir,
    server,
  }) => {
    const settings = await openSettings(page)
    await settings.chooseTheme('Dark')
    await settings.chooseZone('kathm', 'Asia/Kathmandu')
    await expect(settings.zone).toHaveAccessibleName('Time zone: Asia/Kathmandu')
    await expect
      .poll(() => savedOn(page))
      .toMatchObject({ theme: 'dark', timezone: 'Asia/Kathmandu' })
    await page.goto('about:blank')
    await server.stop()
    const second = await startServer({ claudeDir, dataDir })
    const context = await browser.newContext({ colorScheme: 'light' })
    try {
      const fresh = await context.newPage()
      await fresh.goto(second.url)
      await expect(themeOf(fresh)).toHaveAttribute('data-theme', 'dark')
      const there = await openSettings(fresh)
      await expect(there.zone).toHaveAccessibleName('Time zone: Asia/Kathmandu')
    } finally {
      await context.close()
      await second.stop()
    }
  })
})

test.describe('with a call late in the evening', () => {
  test.use({
    isShared: false,
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    claudeDir: async ({}, use) =>
      withFolder(async (folder) => {
        const startAt = Date.UTC(2026, 9, 20, 22, 30)
        const late = { sessionId: 'late', cwd: '/home/dev/late', startAt, model: 'claude-opus-5' }
        mkdirSync(path.join(folder, 'projects/late'), { recursive: true })
        const text = transcript(late).prompt('A late question').answer('Yes.').text()
        writeFileSync(path.join(folder, 'projects/late/late.jsonl'), text)
        await use(folder)
      }),
  })

  test('a time zone moves days and times', async ({ page }) => {
    const overview = new OverviewPage(page)
    await overview.show('Table')
    const row = overview.daily.getByRole('row').nth(1)
    await expect(row).toContainText('20 Oct 2026')
    const settings = await openSettings(page)
    await settings.chooseZone('tokyo', 'Asia/Tokyo')
    await expect(settings.zone).toHaveAccessibleName('Time zone: Asia/Tokyo')
    await page.getByRole('link', { name: 'Overview', exact: true }).click()
    await overview.show('Table')
    await expect(row).toContainText('21 Oct 2026')
    const told = overview.recent.getByRole('time').first()
    await expect(told).toHaveAttribute('title', /21 Oct 2026, 07:3\d:\d\d/)
    await page.reload()
    await overview.show('Table')
    await expect(row).toContainText('21 Oct 2026')
    await openSettings(page)
    await settings.chooseZone('system', /^System/)
    await page.getByRole('link', { name: 'Overview', exact: true }).click()
    await overview.show('Table')
    await expect(row).toContainText('20 Oct 2026')
  })
})

test('money is told in another currency, with its dollars on hover, and again after a reload', async ({
  page,
}) => {
  const overview = new OverviewPage(page)
  const cost = page.getByTitle(/^\$[\d,.]+$/).first()
  await expect(cost).toBeVisible()
  const settings = await openSettings(page)
  await expect(settings.money).toContainText('Rates of 13 Mar 2026, European Central Bank')
  await settings.chooseCurrency('euro', 'EUR · Euro')
  await expect(settings.currency).toHaveAccessibleName('Currency: EUR · Euro')
  await expect(settings.money).toContainText('$1 is 0.871384 EUR')
  await settings.payment.getByRole('button', { name: 'Subscription' }).click()
  await settings.weekStart.getByRole('button', { name: 'Sunday' }).click()
  await expect
    .poll(() => savedOn(page))
    .toMatchObject({ currency: 'EUR', subscription: true, weekStart: 'sunday' })
  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  const told = overview.recent.getByTitle(/\$[\d,.]+ at €0\.87 for \$1, of 13 Mar 2026/).first()
  await expect(told).toContainText('€')
  await expect(page.getByText('API-equivalent', { exact: true })).toBeVisible()
  await page.reload()
  await expect(told).toContainText('€')
  await openSettings(page)
  await settings.chooseCurrency('other', 'Other…')
  await page.getByRole('textbox', { name: 'Currency code' }).fill('xaf')
  await page.keyboard.press('Enter')
  await expect(settings.money).toContainText('No rate is known for XAF')
  expect(await stumbles(page)).toEqual([])
})

test('an alias and a price of one’s own are set, removed and brought back', async ({ page }) => {
  const settings = await openSettings(page)
  const { prices } = settings
  await settings.addAlias('house/model', 'claude-opus-5')
  const row = prices.getByRole('row', { name: /house\/model claude-opus-5/ })
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: 'Remove house/model → claude-opus-5' }).click()
  await expect(row).toHaveCount(0)
  await prices.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
  await prices.getByRole('combobox', { name: 'Model', exact: true }).fill('own-model')
  await prices.getByRole('spinbutton', { name: 'Input' }).fill('4')
  await expect(prices.getByRole('button', { name: 'Set price' })).toBeDisabled()
  await prices.getByRole('spinbutton', { name: 'Output' }).fill('20')
  await prices.getByRole('button', { name: 'Set price' }).click()
  const price = prices.getByRole('row', { name: /own-model \$4\.00 \$20\.00 ≈ \$0\.40/ })
  await expect(price).toBeVisible()
  await price.getByRole('button', { name: 'Remove the price of own-model' }).click()
  await expect(price).toHaveCount(0)
  expect(await stumbles(page)).toEqual([])
})

test('nothing is fetched before it is allowed, and what a fetch tells is said first', async ({
  page,
}) => {
  const { money } = await openSettings(page)
  await expect(money.getByRole('button', { name: 'Fetch rates now' })).toHaveCount(0)
  await money.getByRole('button', { name: 'When I ask' }).click()
  await expect(money).toContainText('learn the address of this machine')
  await expect(money.getByRole('button', { name: 'Fetch rates now' })).toBeEnabled()
})

test('opens by keyboard, and a zone is found and chosen by keyboard alone', async ({ page }) => {
  await page.keyboard.press('Control+Comma')
  await expect(page).toHaveURL(/\/settings/)
  const settings = new SettingsPage(page)
  await settings.zone.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('new york')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(settings.zone).toHaveAccessibleName('Time zone: America/New_York')
  await expect(settings.zone).toBeFocused()
})

test('a choice that cannot be saved holds and says so', async ({ page }) => {
  const settings = await openSettings(page)
  await page.route('**/api/app/settings', (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ body: 'no JSON' }) : route.continue(),
  )
  await settings.chooseTheme('Dark')
  await expect(settings.unsaved).toBeVisible()
  await expect(themeOf(page)).toHaveAttribute('data-theme', 'dark')
  await page.unroute('**/api/app/settings')
  await settings.unsaved.getByRole('button', { name: 'Save again' }).click()
  await expect(settings.unsaved).toHaveCount(0)
  await expect.poll(() => savedOn(page)).toMatchObject({ theme: 'dark', timezone: null })
})

test('a folder is added by its path and let go after a question', async ({ page, home }) => {
  await withFolder(async (folder) => {
    const more = realpathSync(folder)
    const startAt = Date.now() - 60_000
    const extra = { sessionId: 'extra', cwd: '/home/dev/extra', startAt, model: 'claude-opus-5' }
    mkdirSync(path.join(more, 'projects/extra'), { recursive: true })
    const text = transcript(extra).prompt('From elsewhere').answer('Yes.').text()
    writeFileSync(path.join(more, 'projects/extra/extra.jsonl'), text)

    const settings = await openSettings(page)
    await expect(settings.folder(home.dir)).toContainText('named at start')
    await expect(settings.folder(home.dir).getByRole('button')).toHaveCount(0)
    await settings.addFolder(more)
    await expect(settings.folder(more)).toContainText(/added by you · watched, 1 transcript/)
    await page.getByRole('button', { name: `Stop watching ${more}` }).click()
    await expect(settings.question).toContainText('stays in the archive')
    expect(await stumbles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(settings.question).toHaveCount(0)
    await expect(settings.folder(more)).toBeVisible()
    await page.getByRole('button', { name: `Stop watching ${more}` }).click()
    await settings.question.getByRole('button', { name: 'Stop watching' }).click()
    await expect(settings.folder(more)).toHaveCount(0)
    const sessions = new SessionsPage(page)
    await sessions.open()
    await expect(sessions.row('From elsewhere'), 'what was read stays').toBeVisible()
  })
})

test('tells where data lies, how large it is and how to move it', async ({ page, dataDir }) => {
  const { data } = await openSettings(page)
  await expect(data).toContainText(dataDir)
  await expect(data.getByRole('row', { name: /^Library .* \d+(\.\d+)?\skB$/ })).toBeVisible()
  await expect(data.getByRole('row', { name: /^Index / })).toBeVisible()
  await expect(data.getByRole('row', { name: /^Full text .* \d+(\.\d+)?\skB$/ })).toBeVisible()
  await expect(data).toContainText('--data-dir <folder>')
  await expect(data).toContainText('REARVIEW_DATA_DIR')
})

test.describe('where nothing is changed', () => {
  test.use({ circle: unchanged })

  test('tells how reading stands and looks through everything on request', async ({ page }) => {
    const { reading } = await openSettings(page)
    await expect(reading).toContainText('up to date')
    await expect(reading).toContainText('12 sessions')
    await expect(reading).toContainText('every line could be read')
    await expect(reading).toContainText('Without a name1 record')
    await reading.getByRole('button', { name: 'Look for changes now' }).click()
    await expect(reading).toContainText('Looked at 13 files; 0 had something new.')
  })

  test('keeps a failure inside its card', async ({ page }) => {
    await page.route('**/api/app/storage', (route) => route.fulfill({ body: 'no JSON' }))
    const settings = await openSettings(page)
    await expect(settings.data.getByRole('alert')).toContainText('Could not read the data folder.')
    await expect(settings.reading).toContainText('up to date')
    await page.unroute('**/api/app/storage')
    await settings.data.getByRole('button', { name: 'Retry' }).click()
    await expect(settings.data).toContainText('Library')
  })

  test('has nothing that assistive technology stumbles over', async ({ page }) => {
    const settings = await openSettings(page)
    await expect(settings.data).toContainText('Library')
    expect(await stumbles(page)).toEqual([])
    await page.route('**/api/app/sources', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ body: 'no JSON' }) : route.continue(),
    )
    await settings.addFolder('/no/such/folder')
    await expect(settings.folders.getByRole('alert')).toBeVisible()
    expect(await stumbles(page)).toEqual([])
    await settings.zone.click()
    await page.getByRole('option').first().waitFor()
    expect(await stumbles(page)).toEqual([])
  })
})
