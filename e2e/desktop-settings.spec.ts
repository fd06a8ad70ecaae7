import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { desktopTrouble, expect, openDesktop, test } from '#e2e/desktop-app.ts'
import { SettingsPage } from '#e2e/pages/settings-page.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { transcript } from '#main/sample/transcript.ts'

skipFile(test, 'the tests of the window', desktopTrouble)

/** Presses "Settings…" of the native menu. */
const pressSettings = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    const item = file?.submenu?.items.find(({ label }) => label === 'Settings…')
    item?.click()
    return item?.accelerator?.toString()
  })

test('opens the settings from the menu', async ({ shared: { app, page } }) => {
  expect(await pressSettings(app)).toBe('CmdOrCtrl+,')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('shows the data folder, and adds a folder by the dialog of the system', async ({
  opened: { app, page },
  places,
}) => {
  const more = path.join(realpathSync(path.dirname(places.dataDir)), 'more')
  mkdirSync(path.join(more, 'projects/p'), { recursive: true })
  const startAt = Date.now() - 60_000
  const extra = { sessionId: 'extra', cwd: '/home/dev/extra', startAt, model: 'claude-opus-5' }
  const text = transcript(extra).prompt('From elsewhere').answer('Yes.').text()
  writeFileSync(path.join(more, 'projects/p/extra.jsonl'), text)
  await app.evaluate(({ dialog, shell }, folder) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    Object.assign(shell, {
      openPath: async (one: string) => {
        shown.push(one)
        return ''
      },
    })
    const answers = [
      { canceled: true, filePaths: [] },
      { canceled: false, filePaths: [folder] },
    ]
    Object.assign(dialog, { showOpenDialog: async () => answers.shift() })
  }, more)
  await pressSettings(app)
  const settings = new SettingsPage(page)
  await settings.data.getByRole('button', { name: 'Show in file manager' }).click()
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'shown')))
    .toEqual([places.dataDir])
  const add = settings.folders.getByRole('button', { name: 'Add a folder…' })
  await add.click()
  await expect(add).toBeEnabled()
  await expect(settings.folder(more), 'nothing was chosen').toHaveCount(0)
  await add.click()
  await expect(settings.folder(more)).toContainText(/added by you · watched, 1 transcript/)
})

test('a theme and a zone are there again in the next window', async ({ desktop, places }) => {
  const first = await openDesktop(desktop, places)
  await pressSettings(first.app)
  const settings = new SettingsPage(first.page)
  await settings.chooseTheme('Dark')
  await settings.chooseZone('lisbon', 'Europe/Lisbon')
  await expect(settings.zone).toHaveAccessibleName('Time zone: Europe/Lisbon')
  await first.page.evaluate(() => window.bridge?.call('settings.get', {}))
  await first.app.close()
  const second = await openDesktop(desktop, places)
  try {
    await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await pressSettings(second.app)
    await expect(new SettingsPage(second.page).zone).toHaveAccessibleName(/Europe\/Lisbon/)
  } finally {
    await second.app.close()
  }
})

test('looks at the sample and comes back, over the bridge', async ({ shared: { app, page } }) => {
  await pressSettings(app)
  const settings = new SettingsPage(page)
  await settings.sample.getByRole('button', { name: 'Look at sample data' }).click()
  await expect(page.getByText('You are looking at sample data.')).toBeVisible()
  await expect(page.getByText('Fix rows lost by the sync worker')).toBeVisible()
  await page.getByRole('button', { name: 'Back to your own' }).click()
  await expect(page.getByText('Fix the flaky sync test')).toBeVisible()
})
