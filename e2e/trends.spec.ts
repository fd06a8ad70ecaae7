import { expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'

test.use({ isShared: true })

test('trends count each session on the day it began and open the sessions of a day', async ({
  page,
  home,
}) => {
  await page.goto(new URL('/trends?last=90', page.url()).href)
  const figures = page.getByRole('region', { name: 'Overview of the period' })
  await expect(figures.getByRole('link', { name: /^Sessions/ })).toContainText(
    `Sessions${home.sessions.length}`,
  )
  const sessions = page.getByRole('region', { name: 'Sessions per day' })
  await sessions.getByRole('button', { name: 'Table' }).click()
  await expect(sessions.getByRole('row')).toHaveCount(91)
  const counts = (await sessions.getByRole('cell').allTextContents()).map(Number)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(home.sessions.length)
  expect(await stumbles(page)).toEqual([])
  await sessions.getByRole('row').nth(1).getByRole('button').click()
  await expect(page).toHaveURL(/\/sessions\?.*since=/)
})

test('a period in which no session began leads to the newest that has one', async ({ page }) => {
  await page.goto(new URL('/trends?from=2020-01-01&to=2020-01-30', page.url()).href)
  const nothing = page.getByRole('region', { name: 'Nothing to draw' })
  await expect(nothing).toContainText('No session began in this period.')
  expect(await stumbles(page)).toEqual([])
  await nothing.getByRole('button', { name: /when the newest session began$/ }).click()
  const perDay = page.getByRole('region', { name: 'Sessions per day' })
  await perDay.getByRole('button', { name: 'Table' }).click()
  await expect(perDay.getByRole('row')).toHaveCount(31)
  const counts = (await perDay.getByRole('cell').allTextContents()).map(Number)
  expect(counts[0], 'on the newest of its days').toBeGreaterThan(0)
})
