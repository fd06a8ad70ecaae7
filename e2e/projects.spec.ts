import { expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { ProjectsPage } from '#e2e/pages/projects-page.ts'
import { SessionPage } from '#e2e/pages/session-page.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'

test.use({ isShared: true })

test('opens a project by keyboard and reads its most expensive prompt', async ({ page, home }) => {
  const projects = new ProjectsPage(page)
  await projects.open()
  await expect(projects.rows(projects.grid)).toHaveCount(3)
  await projects.sortBy(projects.grid, 'Project')
  await expect(projects.rows(projects.grid).first()).toContainText('atlas')
  expect(await stumbles(page)).toEqual([])
  await projects.grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'atlas', level: 1 })).toBeVisible()
  await page.reload()
  const own = home.sessions.filter(({ cwd }) => cwd === '/home/dev/atlas')
  await expect(projects.totals).toContainText(`Sessions${own.length}`)
  await expect(projects.card('Week over week')).toContainText('Tool calls per prompt')
  await expect(projects.card('Tools')).toContainText('Read')
  await expect(projects.rows(projects.prompts)).not.toHaveCount(0)
  expect(await stumbles(page)).toEqual([])
  await projects.rows(projects.prompts).first().getByRole('link').click()
  await expect(page).toHaveURL(/message=/)
  await expect(new SessionPage(page).prompts.first()).toBeVisible()
})

test('a card of a project fails alone and is read again', async ({ page }) => {
  const projects = new ProjectsPage(page)
  await page.route('**/api/app/projects/weeks**', (route) => route.fulfill({ body: 'no answer' }))
  await projects.open()
  await projects.rows(projects.grid).first().getByRole('link').click()
  await expect(projects.card('Week over week')).toContainText('Could not read the weeks')
  await expect(projects.rows(projects.prompts)).not.toHaveCount(0)
  await page.unroute('**/api/app/projects/weeks**')
  await projects.card('Week over week').getByRole('button', { name: 'Retry' }).click()
  await expect(projects.card('Week over week')).toContainText('Cost per prompt')
})

test('two sessions chosen in the list stand side by side, at an address of their own', async ({
  page,
  home,
}) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await sessions.grid.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByRole('link', { name: 'Compare 2 sessions' }).click()
  const [a, b] = home.sessions
  await expect(page).toHaveURL(new RegExp(`/compare\\?a=${a?.id}&b=${b?.id}`))
  const figures = new ProjectsPage(page).card('Figures')
  await expect(figures).toContainText(a?.title ?? '')
  await expect(figures.getByRole('row', { name: /^Model calls/ })).toContainText(
    `${a?.totals.calls}`,
  )
  expect(await stumbles(page)).toEqual([])
  await page.getByRole('combobox', { name: /^Second session/ }).click()
  await page.getByPlaceholder('Title, prompt, project or id').fill('invoices')
  await page.getByRole('option', { name: /CSV export of invoices/ }).click()
  await expect(figures).toContainText('Add CSV export of invoices')
})

test('models stand side by side, in the columns a person chose', async ({ page }) => {
  await page.goto(new URL('/compare?models=1', page.url()).href)
  const models = page.getByRole('grid', { name: 'Models' })
  await expect(models.getByRole('row')).toHaveCount(5)
  await expect(models).toContainText('unpriced')
  expect(await stumbles(page)).toEqual([])
  await page.getByRole('button', { name: 'Columns of Models' }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Retry rate' }).press('Enter')
  await page.keyboard.press('Escape')
  const calls = models.getByRole('columnheader', { name: 'Calls' })
  const before = (await calls.boundingBox())?.width ?? 0
  await calls.getByRole('button').press('Alt+ArrowRight')
  await page.reload()
  await expect.poll(async () => (await calls.boundingBox())?.width).toBeCloseTo(before + 16, 0)
  await expect(models.getByRole('columnheader', { name: 'Retry rate' })).toHaveCount(0)
})
