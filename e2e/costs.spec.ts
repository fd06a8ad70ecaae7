import { expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { CostsPage } from '#e2e/pages/costs-page.ts'

test.use({ isShared: true })

test('says where the money went, and a bar becomes the filter until Esc', async ({ page }) => {
  const costs = new CostsPage(page)
  await costs.open()
  await expect(costs.composition.getByRole('row', { name: /Cache read .*about/ })).toBeVisible()
  await expect(costs.cache).toContainText('saved: it paid off')
  await expect(costs.shares('By tool')).toContainText('Answers without a tool')
  const before = await costs.composition.innerText()
  await costs
    .shares('By project')
    .getByRole('button', { name: /^atlas/ })
    .click()
  await expect(page).toHaveURL(/project=/)
  await expect(costs.shares('By project').getByRole('listitem')).toHaveCount(1)
  await expect.poll(() => costs.composition.innerText()).not.toBe(before)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/project=/)
  await expect.poll(() => costs.composition.innerText()).toBe(before)
})

test('a prompt opens in the reader, and the table sorts', async ({ page }) => {
  const costs = new CostsPage(page)
  await costs.open()
  const tokens = costs.commands.getByRole('columnheader', { name: 'Tokens' })
  await tokens.getByRole('button').click()
  await expect(tokens).toHaveAttribute('aria-sort', 'descending')
  const prompt = costs.commands.getByRole('rowheader').getByRole('link').first()
  // Until the new order is there, the rows of the old one stand in its place, and say so.
  await expect(costs.commands.locator('[aria-busy]')).toHaveCount(0)
  const words = (await prompt.innerText()).slice(0, 40)
  await prompt.click()
  await expect(page).toHaveURL(/\/sessions\/[^?]+\?.*seq=\d+/)
  await expect(page.getByText(words).first()).toBeVisible()
})

test('a card that fails leaves the others, and its table is saved whole', async ({ page }) => {
  await page.route('**/api/app/costs/errors*', (route) => route.fulfill({ body: 'no JSON' }))
  const costs = new CostsPage(page)
  await costs.open()
  const errors = costs.shares('Errors')
  await expect(errors.getByRole('alert')).toContainText('Could not read the errors.')
  await expect(costs.cache).toContainText('Read from the cache')
  await page.unroute('**/api/app/costs/errors*')
  await errors.getByRole('button', { name: 'Retry' }).click()
  await expect(errors.getByRole('alert')).toHaveCount(0)
  const file = page.waitForEvent('download')
  await costs.commands.getByRole('button', { name: 'Export prompts' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Prompts as CSV' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect((await file).suggestedFilename()).toBe('rearview-prompts.csv')
  await expect(page.getByText('Prompts exported as CSV')).toBeAttached()
})

test('cards that all fail for one reason say it once', async ({ page }) => {
  await page.route('**/api/app/costs/*', (route) => route.fulfill({ body: 'no JSON' }))
  const costs = new CostsPage(page)
  await costs.open()
  const failure = page.getByRole('alert')
  // Until the last of them has failed, each says it by itself.
  await expect(failure.filter({ hasText: 'parts of this screen' })).toBeVisible()
  await expect(failure).toHaveCount(1)
  await expect(costs.commands).toContainText('Could not read the prompts, see above.')
  await page.unroute('**/api/app/costs/*')
  await failure.getByRole('button', { name: 'Retry' }).click()
  await expect(failure).toHaveCount(0)
  await expect(costs.commands.getByRole('table')).toBeVisible()
})

test('nobody stumbles over the Costs screen, in either theme', async ({ page }) => {
  const costs = new CostsPage(page)
  await costs.open()
  await expect(costs.shares('By day').getByRole('button').first()).toBeVisible()
  await expect(costs.commands.getByRole('table')).toBeVisible()
  expect(await stumbles(page)).toEqual([])
})
