import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { changed, expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { withFolder } from '#e2e/folders.ts'
import type { SmallHome } from '#e2e/homes/small-home.ts'
import { OverviewPage } from '#e2e/pages/overview-page.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'
import { transcript } from '#main/sample/transcript.ts'
import { UsageDaily } from '#schema/usage.ts'

test.use({ isShared: true })

const count = (value: number): string => value.toLocaleString('en-US')

test('shows what all sessions come to', async ({ page, home }) => {
  const { totals } = new OverviewPage(page)
  const { calls, input, output, cacheRead, cacheWrite5m, cacheWrite1h } = home.totals
  await expect(totals.getByTitle(`${count(calls)} calls, each counted once`)).toBeVisible()
  await expect(totals.getByTitle(`${count(input)} input tokens`)).toBeVisible()
  await expect(totals.getByTitle(`${count(output)} output tokens`)).toBeVisible()
  await expect(totals.getByTitle(`${count(cacheRead)} cache read tokens`)).toBeVisible()
  await expect(totals.getByTitle(`${count(cacheWrite5m)} cache write 5 min tokens`)).toBeVisible()
  await expect(totals.getByTitle(`${count(cacheWrite1h)} cache write 1 h tokens`)).toBeVisible()
  await expect(new OverviewPage(page).figure('Sessions')).toContainText('12')
})

test('says that calls are unpriced instead of counting them as free', async ({ page }) => {
  const overview = new OverviewPage(page)
  await expect(overview.figure('Cost')).toContainText(/\d+ calls? unpriced/)
  await expect(overview.daily.getByRole('button', { name: /nova-unpriced-1/ })).toContainText(
    'unpriced',
  )
})

test('opens the sessions behind a figure', async ({ page }) => {
  await new OverviewPage(page).figure('Cost').click()
  await expect(page).toHaveURL(/\/sessions\?sort=cost&order=desc$/)
  await expect(new SessionsPage(page).head('Cost')).toHaveAttribute('aria-sort', 'descending')
})

test('filters to a project on every screen until Esc', async ({ page }) => {
  const overview = new OverviewPage(page)
  await overview.projects.getByRole('button', { name: /^atlas/ }).click()
  await expect(page).toHaveURL(/project=/)
  await expect(overview.figure('Sessions')).toContainText('4')
  const sessions = new SessionsPage(page)
  await sessions.open()
  await expect(sessions.filters.project).toContainText('atlas')
  await expect(sessions.rows()).toHaveCount(4)
  await page.keyboard.press('Escape')
  await expect(sessions.rows()).toHaveCount(12)
  await expect(page).not.toHaveURL(/project=/)
  await page.goBack()
  await expect(sessions.rows()).toHaveCount(4)
})

test('finds projects and models by a part of their name', async ({ page }) => {
  const { filters } = new OverviewPage(page)
  await filters.chooseModel('Haiku')
  await expect(page).toHaveURL(/model=claude-haiku-4-5-20251001/)
  await filters.chooseProject('sit')
  await expect(filters.project).toContainText('site')
  await filters.clear.click()
  await expect(page).not.toHaveURL(/model=|project=/)
})

test('adds with shift, and Esc takes away what clicks added', async ({ page }) => {
  const { filters, daily, projects } = new OverviewPage(page)
  await filters.choosePeriod('Last 90 days')
  const names = daily.getByRole('list', { name: 'Models' }).getByRole('button')
  await names.nth(0).click()
  await expect(page).toHaveURL(/[?&]model=[^&]+$/)
  await names.nth(1).click({ modifiers: ['Shift'] })
  await expect(filters.model).toHaveText('2 models')
  await projects.getByRole('button', { name: /^atlas/ }).click()
  await expect(filters.project).toHaveText('atlas')
  await page.goBack()
  await expect(filters.project).toHaveText('All projects')
  await page.keyboard.press('Escape')
  await expect(filters.model).toHaveText('All models')
  await expect(filters.period).toHaveText('Last 90 days')
  await page.keyboard.press('Escape')
  await expect(filters.period).toHaveText('All time')
})

test('shows the days and hours of the work, and filters to a day by keyboard', async ({ page }) => {
  const { activity, hours, filters } = new OverviewPage(page)
  await expect(hours.getByRole('button', { name: /^Monday 00:00–01:00, / })).toBeVisible()
  const spent = activity.getByRole('button', { name: /\$/ })
  await spent.first().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/since=(\d{4}-\d{2}-\d{2})&until=\1/)
  await page.keyboard.press('Escape')
  await expect(filters.period).toHaveText('All time')
})

test('ranks models and tools, and says how a tool gets its cost', async ({ page }) => {
  const { models, tools, filters } = new OverviewPage(page)
  await expect(tools).toContainText('split equally over the different tools')
  await expect(tools.getByRole('listitem').first()).toContainText('%')
  const bars = models.getByRole('listitem').getByRole('button')
  await bars.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(bars.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(bars.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await expect(filters.model).not.toHaveText('All models')
})

test('remembers a period for the next start, but an address wins', async ({ page }) => {
  const { filters } = new OverviewPage(page)
  await expect(filters.period).toContainText('All time')
  await filters.choosePeriod('Last 7 days')
  await expect(page).toHaveURL(/period=7d/)
  await page.goto(new URL('/', page.url()).href)
  await expect(filters.period).toContainText('Last 7 days')
  await expect(page).toHaveURL(/period=7d/)
  await page.goto(new URL('/?period=90d', page.url()).href)
  await expect(filters.period).toContainText('Last 90 days')
})

test('takes days of one’s own', async ({ page }) => {
  const { filters, daily } = new OverviewPage(page)
  await filters.chooseDays('2020-01-01', '2020-01-31')
  await expect(page).toHaveURL(/since=2020-01-01&until=2020-01-31/)
  await expect(filters.period).toContainText('1 Jan – 31 Jan 2020')
  await expect(daily).toContainText('No model calls in this period.')
})

test('filters to the part of a column that is clicked', async ({ page }) => {
  const overview = new OverviewPage(page)
  await overview.bars().first().click({ force: true })
  await expect(page).toHaveURL(/since=(\d{4}-\d{2}-\d{2})&until=\1&model=|model=.*since=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/since=/)
})

test('opens a column by keyboard', async ({ page }) => {
  const overview = new OverviewPage(page)
  await overview.daily.getByRole('application').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/since=/)
})

const dayMs = 86_400_000

/** One more session of the project of the first one. */
const addSession = ({ sessions: [first] }: SmallHome, number: number, startAt: number): void => {
  if (!first) throw new Error('the home has no session')
  const sessionId = `00000000-0000-4000-8000-00000000000${number}`
  const fresh = transcript({ sessionId, cwd: first.cwd, startAt, model: 'claude-opus-5' })
  const file = path.join(path.dirname(first.file), `${sessionId}.jsonl`)
  writeFileSync(file, fresh.prompt('A question.').answer('An answer.').text())
}

/** Lets the page hear of one more call on each of some days. */
const addDaysTo = (page: Page, days: readonly string[]): Promise<unknown> =>
  page.route('**/api/app/usage/daily*', async (route) => {
    const response = await route.fetch()
    const daily = UsageDaily.parse(await response.json())
    const more = days.flatMap((day) => daily.cells.slice(0, 1).map((cell) => ({ ...cell, day })))
    const cells = [...daily.cells, ...more].toSorted((a, b) => a.day.localeCompare(b.day))
    await route.fulfill({ response, json: { ...daily, cells } })
  })

test('groups calls of half a century by year', async ({ page }) => {
  await addDaysTo(page, ['1970-01-01'])
  await page.reload()
  const overview = new OverviewPage(page)
  await expect(overview.daily).toHaveAccessibleName('Cost per year by model')
  await expect(overview.bars().first()).toBeVisible()
})

test('leaves out what lies between calls of absurd times', async ({ page }) => {
  await addDaysTo(page, ['0001-01-01', '9999-12-31'])
  await page.reload()
  const overview = new OverviewPage(page)
  await expect(overview.daily).toContainText('only days with calls')
  await expect(overview.bars().first()).toBeVisible()
  expect(await overview.bars().count()).toBeLessThan(100)
  await overview.show('Table')
  await expect(overview.daily.getByRole('row').nth(1)).toContainText('9999')
})

test.describe('where records are added', () => {
  test.use({ circle: changed })

  test('names no column that has moved from under the pointer', async ({ page, home }) => {
    const overview = new OverviewPage(page)
    await expect(page.getByText('live', { exact: true })).toBeVisible()
    await expect(async () => {
      await overview.bars().last().hover({ force: true, timeout: 1000 })
      await expect(overview.tooltip().getByRole('paragraph').first()).toBeVisible({ timeout: 1000 })
    }, 'a column under the pointer says what it is').toPass()
    await expect(overview.daily).toHaveAccessibleName('Cost per day by model')
    addSession(home, 1, Date.now() - 300 * dayMs)
    await expect(overview.daily).toHaveAccessibleName('Cost per week by model')
    await expect(overview.tooltip().getByRole('paragraph')).toHaveCount(0)
    await overview.bars().last().hover({ force: true })
    await expect(overview.tooltip()).toContainText(' – ')
  })
})

test('gives the same numbers as a table', async ({ page }) => {
  const overview = new OverviewPage(page)
  await overview.show('Table')
  const table = overview.daily.getByRole('table')
  await expect(table.getByRole('columnheader').first()).toHaveText('Day')
  await expect(table.getByRole('columnheader', { name: 'Total' })).toBeVisible()
  await overview.show('Tokens')
  await expect(overview.daily).toHaveAccessibleName('Tokens per day by model')
  await expect(table.getByRole('cell', { name: /^\d{1,3}(,\d{3})+$/ }).first()).toBeVisible()
})

test('keeps a failure inside its card', async ({ page }) => {
  const overview = new OverviewPage(page)
  let refused = 0
  await page.route('**/api/app/usage/daily*', (route) => {
    refused += 1
    return route.fulfill({ body: 'no JSON' })
  })
  // A stream of notices that opens behind one has everything read again: mended without a click.
  await page.route('**/api/app/events', () => undefined)
  await page.reload()
  await expect(overview.daily.getByRole('alert')).toContainText('Could not read the daily usage.')
  await expect(overview.figure('Sessions')).toContainText('12')
  // The course beside the figures asks as well, as it appears.
  await expect(async () => {
    const before = refused
    await page.waitForTimeout(400)
    expect(refused).toBe(before)
  }).toPass()
  await page.unroute('**/api/app/usage/daily*')
  await overview.daily.getByRole('button', { name: 'Retry' }).click()
  await expect(overview.bars().first()).toBeVisible()
})

test.describe('with no transcripts', () => {
  test.use({
    isShared: false,
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    claudeDir: async ({}, use) => withFolder(use),
  })

  test('says where it looked and how to get some', async ({ page, claudeDir }) => {
    await expect(page.getByRole('heading', { name: 'No transcripts yet' })).toBeVisible()
    await expect(page.getByText(claudeDir)).toBeVisible()
  })
})

test('has nothing that assistive technology stumbles over', async ({ page }) => {
  await expect(new OverviewPage(page).tools.getByRole('listitem').first()).toBeVisible()
  expect(await stumbles(page)).toEqual([])
})
