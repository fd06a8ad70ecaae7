import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { SessionPage } from '#e2e/pages/session-page.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'

test.use({ isShared: true })

const open = (page: Page, path: string) => page.goto(new URL(path, page.url()).href)

const marked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((one) => [...one].map((range) => String(range))),
  )

test('a word that was typed is found, and opens marked where it was said', async ({ page }) => {
  await open(page, '/search')
  const field = page.getByRole('textbox', { name: 'Search every transcript' })
  await expect(field).toBeFocused()
  await page.keyboard.type('invoic* role:user')
  const hit = page.getByRole('link', { name: /download their invoices/ })
  await expect(hit.locator('mark')).toHaveText('invoices')
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('user')
  expect(await stumbles(page)).toEqual([])
  await field.press('ArrowDown')
  await expect(hit).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/message=/)
  await expect(new SessionPage(page).records.first()).toContainText('download their invoices')
  await expect.poll(() => marked(page)).toContain('invoices')
  await page.goBack()
  await expect(field).toHaveValue('invoic* role:user')
})

test('what was found is saved whole, in the order of the screen', async ({ page }) => {
  await open(page, '/search?q=the&order=best')
  await expect(
    page
      .getByRole('link')
      .filter({ has: page.locator('mark') })
      .first(),
  ).toBeVisible()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export hits' }).click()
  await page.getByRole('menuitem', { name: 'Hits as JSON' }).click()
  const saved = await (await file).path()
  const { rows } = JSON.parse(readFileSync(saved, 'utf8'))
  expect(rows.length).toBeGreaterThan(10)
  expect(rows[0]).toHaveProperty('snippet')
  await expect(page.getByText('Hits exported as JSON')).toBeAttached()
})

test('what cannot be found and what cannot be used is said', async ({ page }) => {
  await open(page, '/search?q=zebra')
  await expect(page.getByText(/zebra/)).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Search every transcript' })
  await field.fill('"(((* AND NOT before:soon')
  await expect(page.getByText(/before/).last()).toBeVisible()
  expect(await stumbles(page)).toEqual([])
})

test('a text is found in the whole transcript', async ({ page, home }) => {
  await open(page, `/sessions/${home.sessions[0]?.id}`)
  await expect(new SessionPage(page).records.first()).toBeVisible()
  await page.keyboard.press('Control+f')
  const field = page.getByRole('textbox', { name: 'Find in this transcript' })
  await field.fill('TWO files')
  await expect(page.locator('search')).toContainText(/\d+ records?/)
  await field.press('Enter')
  await expect.poll(() => marked(page)).toContain('two files')
  await field.press('Escape')
  await expect(field).toHaveCount(0)
})

test('a hit in a tool result opens what it is folded into', async ({ page }) => {
  await open(page, `/search?q=${encodeURIComponent('"1 failed" tool:Bash')}`)
  await page
    .getByRole('link', { name: /1 failed/ })
    .first()
    .click()
  await expect.poll(() => marked(page)).toContain('1 failed')
})

test('everything is reached from the palette, and every key is told', async ({ page }) => {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Go to or do' })
  await field.fill('memory leak')
  await expect(page.getByRole('option', { name: /Find the memory leak/ }).first()).toBeVisible()
  expect(await stumbles(page)).toEqual([])
  await page
    .getByRole('option', { name: /Find the memory leak/ })
    .first()
    .click()
  await expect(new SessionPage(page).title).toHaveText('Find the memory leak')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await expect(help).toContainText('Find in the whole transcript')
  expect(await stumbles(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
})

test('a session is kept with a title, notes and a tag, written out, and removed with a way back', async ({
  page,
  home,
}) => {
  const { id = '', title = '' } = home.sessions[3] ?? {}
  await open(page, `/sessions/${id}`)
  await expect(new SessionPage(page).records.first()).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.locator('[data-star][aria-pressed=true]').first()).toBeVisible()
  await open(page, '/bookmarks')
  const item = page.getByRole('listitem').filter({ hasText: title })
  await item.getByRole('button', { name: 'Add notes' }).click()
  await item.getByRole('textbox', { name: 'Notes' }).fill('Retries **twice** <b>only</b>')
  await item.getByRole('button', { name: 'Save notes' }).click()
  await expect(item.locator('strong')).toHaveText('twice')
  await item.getByRole('textbox', { name: 'Add a tag' }).fill('retries')
  await item.getByRole('textbox', { name: 'Add a tag' }).press('Enter')
  await expect(item.getByRole('button', { name: 'Remove the tag retries' })).toBeVisible()
  expect(await stumbles(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const written = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(JSON.stringify(written)).toContain('Retries **twice** <b>only</b>')
  await item.getByRole('button', { name: /^Remove “/ }).click()
  await expect(page.getByText('Nothing is bookmarked yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(item.locator('strong')).toHaveText('twice')
  await item.getByRole('button', { name: /^Remove “/ }).click()
  await expect(page.getByText('Nothing is bookmarked yet.')).toBeVisible()
})

test('questions are listed with what became of them, and their code is copied', async ({
  page,
  context,
}) => {
  await open(page, '/qa')
  const rows = page.getByRole('article')
  await expect(rows).not.toHaveCount(0)
  expect(await stumbles(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Words in questions and answers' }).fill('cache entry')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Resolved')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await rows.first().getByRole('button', { name: 'Copy the snippet' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('const key = [user, path].join()')
  await rows.first().getByRole('link', { name: 'Open in transcript' }).click()
  await expect(page).toHaveURL(/message=/)
  await expect(new SessionPage(page).records.first()).toContainText('Why do two users share')
})

test('a tag of one’s own is given, filters the sessions, and is taken away', async ({
  page,
  home,
}) => {
  const { id = '', title = '' } = home.sessions[8] ?? {}
  await open(page, `/sessions/${id}`)
  await page.getByRole('combobox', { name: 'Add a tag' }).click()
  await page.getByPlaceholder('Find or name a tag').fill('Quarterly')
  await page.keyboard.press('Enter')
  const tag = page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'quarterly' })
  await tag.click()
  await expect(page).toHaveURL(/tag=/)
  const sessions = new SessionsPage(page)
  await expect(sessions.rows()).toHaveCount(1)
  await expect(sessions.rows().first()).toContainText(title)
  await sessions.rows().first().click()
  await page.getByRole('button', { name: 'Remove the tag quarterly' }).click()
  await expect(tag).toHaveCount(0)
})
