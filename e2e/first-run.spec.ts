import { appendFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { withFolder } from '#e2e/folders.ts'
import { type LargeHome, writeLargeHome } from '#e2e/homes/large-home.ts'
import { OverviewPage } from '#e2e/pages/overview-page.ts'
import { ReadingCard } from '#e2e/pages/reading-card.ts'
import { SettingsPage } from '#e2e/pages/settings-page.ts'
import { transcript } from '#main/sample/transcript.ts'

/** Seconds of reading, so that there is time to look and to stop it. */
const largeFiles = 320

const large = base.extend<{ largeHome: LargeHome }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
  largeHome: async ({}, use) => {
    await withFolder(async (folder) => use(writeLargeHome(folder, largeFiles)))
  },
  claudeDir: async ({ largeHome }, use) => use(largeHome.dir),
})

large(
  'shows how far reading is, is stopped and goes on; what is new shows in between',
  async ({ page, largeHome }) => {
    const card = new ReadingCard(page)
    const sessions = new OverviewPage(page).figure('Sessions')
    // All at once: a quick machine is done before one has looked six times. That there is something
    // to cancel behind it says that the numbers were there before all was read.
    await Promise.all([
      expect(card.bar).toHaveAttribute('aria-valuetext', /^\d+ of 320 files · .* of [\d.]+\sMB$/),
      expect(card.where).toContainText(largeHome.dir),
      expect(card.where).toContainText(/watched, 320 transcripts, [\d.]+\sMB/),
      expect(sessions).toBeVisible(),
      expect(page.getByText(/^≈ \d+/)).toBeVisible(),
    ])
    await card.cancel.click()
    await expect(card.stopped).toBeVisible()
    const title = await card.stopped.getByRole('heading').textContent()
    const [, done] = /stopped at (\d+) of 320 files/.exec(title ?? '') ?? []
    expect(Number(done)).toBeGreaterThan(0)
    expect(Number(done)).toBeLessThan(largeFiles)
    await expect(
      page.getByText(`stopped at ${done} of ${largeFiles} files`, { exact: true }),
    ).toBeVisible()
    await expect(sessions).toContainText(String(done))
    expect(await stumbles(page)).toEqual([])

    const { id: sessionId, cwd, file } = largeHome.newest
    const more = transcript({ sessionId, cwd, startAt: Date.now(), model: 'claude-opus-5' })
    appendFileSync(file, more.prompt('And now?').aiTitle('A title after the stop').text())
    await expect(page.getByText('A title after the stop')).toBeVisible()
    await expect(card.stopped, 'it stays stopped').toBeVisible()

    await card.goOn.click()
    await expect(card.cancel).toBeVisible()
    await expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 45_000 })
    await expect(card.stopped).toHaveCount(0)
    await expect(card.bar).toHaveCount(0)
    await expect(sessions).toContainText(String(largeFiles))
  },
)

const banner = (page: Page) => page.getByText('You are looking at sample data.')

base.describe('without transcripts', () => {
  base.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    claudeDir: async ({}, use) => withFolder(use),
  })

  base('has a sample to look at, with a way back', async ({ page, dataDir }) => {
    await expect(page.getByRole('heading', { name: 'No transcripts yet' })).toBeVisible()
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('button', { name: 'Look at sample data' }).click()
    await expect(banner(page)).toBeVisible()
    await expect(new OverviewPage(page).figure('Sessions')).toContainText('30')
    await expect(new OverviewPage(page).bars().first()).toBeVisible()
    expect(await stumbles(page)).toEqual([])
    for (const screen of ['Sessions', 'Settings', 'Overview']) {
      await page.getByRole('link', { name: screen, exact: true }).click()
      await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible()
      await expect(banner(page)).toBeVisible()
    }
    expect(existsSync(path.join(dataDir, 'sample'))).toBe(true)
    await page.getByRole('button', { name: 'Back to your own' }).click()
    await expect(page.getByRole('heading', { name: 'No transcripts yet' })).toBeVisible()
    await expect(banner(page)).toHaveCount(0)
    await expect.poll(() => existsSync(path.join(dataDir, 'sample'))).toBe(false)
  })
})

base.describe('with transcripts', () => {
  base.use({ isShared: true })

  base('leaves one’s own numbers as they were after a look at the sample', async ({ page }) => {
    const overview = new OverviewPage(page)
    await expect(overview.figure('Sessions')).toContainText('12')
    // The last figure to come: it is asked for once the rest stands.
    await expect(overview.figure('Cache hits')).toContainText('saved')
    const before = await overview.totals.textContent()
    const settings = new SettingsPage(page)
    await settings.open()
    await settings.sample.getByRole('button', { name: 'Look at sample data' }).click()
    await expect(overview.figure('Sessions')).toContainText('30')
    await page.getByText('Fix rows lost by the sync worker').first().click()
    await expect(page.getByRole('heading', { name: /^Fix rows lost/, level: 1 })).toBeVisible()
    await page.getByRole('button', { name: 'Back to your own' }).click()
    await expect(overview.figure('Sessions')).toContainText('12')
    await expect(page.getByText('Fix the flaky sync test').first()).toBeVisible()
    await expect(overview.figure('Cache hits')).toContainText('saved')
    expect(await overview.totals.textContent()).toBe(before)
  })

  base('switches every page that is open', async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto(new URL('/sessions', page.url()).href)
    await expect(other.getByRole('grid', { name: 'Sessions' })).toBeVisible()
    const settings = new SettingsPage(page)
    await settings.open()
    await settings.sample.getByRole('button', { name: 'Look at sample data' }).click()
    await expect(banner(other)).toBeVisible()
    await expect(new OverviewPage(other).figure('Sessions')).toContainText('30')
    await other.getByRole('button', { name: 'Back to your own' }).click()
    await expect(banner(page)).toHaveCount(0)
    await expect(new OverviewPage(page).figure('Sessions')).toContainText('12')
    await other.close()
  })
})
