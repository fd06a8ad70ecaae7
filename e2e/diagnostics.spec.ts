import { appendFileSync } from 'node:fs'
import { test as base, expect } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { DiagnosticsPage } from '#e2e/pages/diagnostics-page.ts'
import { SettingsPage } from '#e2e/pages/settings-page.ts'

const test = base.extend({
  claudeDir: async ({ home, lasting }, use) => {
    await lasting.once('a torn line', async () => {
      const [session] = home.sessions
      if (session) appendFileSync(session.file, '{"torn by a crash\n')
    })
    await use(home.dir)
  },
})

test.use({ isShared: true, circle: 'with a torn line' })

test('says what was left out and what has no name, and opens the rows and the reader', async ({
  page,
  home,
}) => {
  const settings = new SettingsPage(page)
  await settings.open()
  await settings.reading.getByRole('link', { name: 'What was left out, and why' }).click()
  const diagnostics = new DiagnosticsPage(page)
  await expect(diagnostics.title).toBeVisible()
  await expect(diagnostics.unpriced).toContainText('nova-unpriced-1')
  await expect(diagnostics.reason('Lines that are too long').getByRole('cell')).toHaveText('0')
  await diagnostics.reason('Lines that could not be read').getByRole('link').click()
  await expect(diagnostics.sheet.getByRole('row')).toHaveCount(2)
  await expect(diagnostics.sheet).toContainText('line is not JSON')
  await expect(diagnostics.sheet.getByRole('link')).toHaveText(/\.jsonl:\d+$/)
  await expect(page).toHaveURL(/rows=unparsable/)
  await page.keyboard.press('Escape')
  await expect(diagnostics.sheet).toHaveCount(0)
  await expect(page).not.toHaveURL(/rows=/)
  const hologram = diagnostics.drift.getByRole('row').filter({ hasText: 'hologram' })
  await hologram.getByRole('link', { name: /\.jsonl/ }).click()
  await expect(page).toHaveURL(/\/sessions\/[^?]+\?.*seq=\d+/)
  await expect(page.getByText('hologram').first()).toBeVisible()
  await page.getByRole('link', { name: 'What was left out, and why' }).click()
  await expect(page.getByText(/^Of the session .* alone/)).toBeVisible()
  await expect(diagnostics.counts.getByRole('link').first()).not.toHaveText(
    String(home.sessions.length + 1),
  )
})

test('a rebuild ends with the same numbers, and a failure stays in its place', async ({ page }) => {
  const diagnostics = new DiagnosticsPage(page)
  await page.route('**/api/app/diagnostics*', (route) => route.fulfill({ body: 'no JSON' }))
  await diagnostics.open()
  const failure = diagnostics.drift.getByRole('alert')
  await expect(failure).toContainText('Could not read the records without a name.')
  await expect(diagnostics.leftOut).toContainText('Lines that could not be read')
  await page.unroute('**/api/app/diagnostics*')
  await failure.getByRole('button', { name: 'Retry' }).click()
  await expect(diagnostics.drift).toContainText('hologram')
  const before = await diagnostics.leftOut.innerText()
  const settings = new SettingsPage(page)
  await settings.open()
  await settings.reading.getByRole('button', { name: 'Rebuild the index from the library' }).click()
  await expect(settings.reading).toContainText(/Rebuilt /)
  await diagnostics.open()
  await expect.poll(() => diagnostics.leftOut.innerText()).toBe(before)
})

test('has nothing that assistive technology stumbles over', async ({ page }) => {
  const diagnostics = new DiagnosticsPage(page)
  await diagnostics.open()
  await expect(diagnostics.drift).toContainText('hologram')
  expect(await stumbles(page)).toEqual([])
  await diagnostics.counts.getByRole('link').first().click()
  await expect(diagnostics.sheet.getByRole('row').nth(1)).toBeVisible()
  expect(await stumbles(page)).toEqual([])
})
