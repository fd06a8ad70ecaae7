import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ElectronApplication } from '@playwright/test'
import { corpusTrouble, layCorpus } from '#e2e/corpus-home.ts'
import { desktopTrouble, expect, openDesktop, runDesktop, test } from '#e2e/desktop-app.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { transcript } from '#main/sample/transcript.ts'

skipFile(test, 'the tests of the window', desktopTrouble)

/** Presses an item of the native menu. */
const press = (app: ElectronApplication, menu: string, item: string): Promise<void> =>
  app.evaluate(
    ({ Menu }, names) => {
      const top = Menu.getApplicationMenu()?.items.find(({ label }) => label === names.menu)
      const items = top?.submenu?.items ?? []
      const below = items.flatMap(({ submenu }) => submenu?.items ?? [])
      const found = [...items, ...below].find(({ label }) => label === names.item)
      if (!found) throw new Error(`the menu has no ${names.item}`)
      found.click()
    },
    { menu, item },
  )

test('opens on the home and shows the Overview', async ({ shared: { page, home } }) => {
  expect(page.url()).toBe('app://rearview/')
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await expect(page.getByTitle(`${home.totals.calls} calls, each`)).toBeVisible()
  await expect(page.getByText('Fix the flaky sync test')).toBeVisible()
})

test('shows the totals of the real transcripts', async ({ desktop, places }) => {
  test.skip(corpusTrouble !== null, corpusTrouble ?? '')
  const claudeDir = path.join(places.dataDir, '..', 'corpus')
  await layCorpus(claudeDir)
  const { app, page } = await openDesktop(desktop, { ...places, claudeDir })
  try {
    const card = page.getByRole('region', { name: 'Totals' })
    await expect(card.getByTitle('2,639 calls, each')).toBeVisible({ timeout: 30_000 })
    for (const tokens of ['183,717 input', '898,958 output', '355,881,689 cache read'])
      await expect(card.getByTitle(`${tokens} tokens`)).toBeVisible()
    await expect(card.getByTitle('$289.55')).toBeVisible()
    await expect(card.getByRole('link', { name: /^Sessions/ })).toContainText('62')
  } finally {
    await app.close()
  }
})

test('opens where a launcher loads the program only after Electron is ready', async ({
  desktop,
  places,
}) => {
  const { app, page } = await openDesktop(desktop, places, { isLate: true })
  try {
    expect(['app://rearview/', 'https://rearview.invalid/']).toContain(page.url())
    expect(await page.evaluate(() => Object.keys(window.bridge ?? {}).sort())).toEqual([
      'call',
      'subscribe',
    ])
    const elsewhere = page.evaluate(() => fetch('https://example.invalid/').then(() => 'answered'))
    await expect(elsewhere).rejects.toThrow()
  } finally {
    await app.close()
  }
})

test('shows an appended record by itself', async ({ opened: { page }, home }) => {
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  const [session] = home.sessions
  if (!session) throw new Error('the home has no session')
  const { id: sessionId, cwd } = session
  const more = transcript({ sessionId, cwd, startAt: Date.now(), model: 'claude-opus-5' })
  const startedAt = performance.now()
  appendFileSync(session.file, more.prompt('And now?').aiTitle('A title of this moment').text())
  // Everything is looked through every 30 s; what shows sooner was told by the watcher.
  await page.getByText('A title of this moment').waitFor({ timeout: 20_000 })
  const ms = Math.round(performance.now() - startedAt)
  console.log(`an appended record showed in the window after ${ms} ms`)
})

test('answers calls of the page, and unknown ones with a failure', async ({ shared: { page } }) => {
  const answers = await page.evaluate(() =>
    Promise.all(
      ['app.health', 'toString', 'app.nothing'].map((name) => window.bridge?.call(name, {})),
    ),
  )
  expect(answers[0]).toMatchObject({ ok: true, value: { status: 'ok' } })
  for (const answer of answers.slice(1))
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
})

test('exports usage from the menu', async ({ shared: { app, page, places, home } }) => {
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  const file = path.join(places.dataDir, 'usage.csv')
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) })
  }, file)
  await press(app, '&File', 'Usage report as CSV…')
  await expect.poll(() => existsSync(file)).toBe(true)
  const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const column = head.split(',').indexOf('calls')
  const calls = rows.map((row) => Number(row.split(',')[column]))
  expect(calls.reduce((sum, one) => sum + one, 0)).toBe(home.totals.calls)
})

test('saves the screen from the menu and a table from its button', async ({
  shared: { app, page, places },
}) => {
  const file = path.join(places.dataDir, 'sessions.csv')
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) })
  }, file)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  const isOffered = () =>
    app.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('export-screen-csv')?.enabled,
    )
  await expect.poll(isOffered).toBe(false)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect.poll(isOffered).toBe(true)
  await press(app, '&File', 'This screen as CSV…')
  await expect.poll(() => existsSync(file)).toBe(true)
  const saved = readFileSync(file, 'utf8')
  expect(saved).toMatch(/^id,title,/)
  rmSync(file)
  await page.getByRole('button', { name: 'Export sessions' }).click()
  await page.getByRole('menuitem', { name: 'Sessions as CSV' }).click()
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe(saved)
})

test('says why an export or a folder came to nothing', async ({ shared: { app, places } }) => {
  await app.evaluate(({ dialog }, folder) => {
    const boxes: string[] = []
    Object.assign(globalThis, { boxes })
    Object.assign(dialog, {
      showErrorBox: (_title: string, sentence: string) => boxes.push(sentence),
      showSaveDialog: async () => ({ canceled: false, filePath: `${folder}/none/usage.json` }),
      showOpenDialog: async () => ({ canceled: false, filePaths: [`${folder}/none`] }),
    })
  }, places.dataDir)
  const boxes = () => app.evaluate(() => Reflect.get(globalThis, 'boxes'))
  await press(app, '&File', 'Usage report as JSON…')
  await expect.poll(boxes).toEqual([expect.stringContaining('was not written: it does not exist')])
  await press(app, '&File', 'Open config folder…')
  await expect.poll(boxes).toHaveLength(2)
})

/** What a person sees of the one window. */
const windowState = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window, ...more] = BrowserWindow.getAllWindows()
    return {
      more: more.length,
      isVisible: window?.isVisible(),
      isMinimized: window?.isMinimized(),
      isFocused: window?.isFocused(),
    }
  })

test('hands a second start over to the first', async ({ shared: { app, places }, desktop }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await expect.poll(() => windowState(app)).toMatchObject({ isVisible: false })
  const startedAt = performance.now()
  const { code } = await runDesktop(desktop, places)
  const ms = Math.round(performance.now() - startedAt)
  console.log(`a second start ended after ${ms} ms`)
  expect(code).toBe(0)
  await expect
    .poll(() => windowState(app))
    .toEqual({ more: 0, isVisible: true, isMinimized: false, isFocused: true })
})

test('a second start restores a minimised window', async ({ shared: { app, places }, desktop }) => {
  // A bare X server has no window manager to minimise with, so the window says that it is.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('there is no window')
    let isMinimized = true
    Object.assign(window, {
      isMinimized: () => isMinimized,
      restore: () => {
        isMinimized = false
      },
    })
  })
  expect(await windowState(app)).toMatchObject({ isMinimized: true })
  expect((await runDesktop(desktop, places)).code).toBe(0)
  await expect
    .poll(() => windowState(app))
    .toEqual({ more: 0, isVisible: true, isMinimized: false, isFocused: true })
})

test('follows a link of a second start, and no link that is not ours', async ({
  shared: { app, page, places, home },
  desktop,
}) => {
  const [session, other] = home.sessions
  if (!session || !other) throw new Error('the home has too few sessions')
  const message = '5e9ad8d1-aaaa-4bbb-8ccc-9ddd00001111'
  await runDesktop(desktop, places, [`rearview://session/${session.id}#${message}`])
  await expect(page).toHaveURL(`app://rearview/sessions/${session.id}?message=${message}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(session.title)
  for (const link of [
    `rearview://session/${other.id}/../..`,
    `rearview://session/${other.id}?agent=x`,
    `rearview://evil/${other.id}`,
    `RearView://session/${other.id}`,
    `https://example.com/${other.id}`,
  ])
    expect((await runDesktop(desktop, places, [link])).code).toBe(0)
  await expect(page).toHaveURL(`app://rearview/sessions/${session.id}?message=${message}`)
  await runDesktop(desktop, places, [`rearview://session/${other.id}`])
  await expect(page).toHaveURL(`app://rearview/sessions/${other.id}`)
  expect(app.windows()).toHaveLength(1)
})

test('opens on the link of its own start', async ({ desktop, places, home }) => {
  const [, session] = home.sessions
  if (!session) throw new Error('the home has too few sessions')
  const link = `rearview://session/${session.id}#abc`
  const { app, page } = await openDesktop(desktop, places, { more: [link] })
  try {
    expect(page.url()).toBe(`app://rearview/sessions/${session.id}?message=abc`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(session.title)
  } finally {
    await app.close()
  }
})

test('draws the page anew where the process that draws it crashed', async ({ opened: { app } }) => {
  // Playwright holds on to the page that is gone, so the window itself is asked.
  const inWindow = (code: string) =>
    app.evaluate(
      ({ BrowserWindow }, script) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
      code,
    )
  await inWindow('window.isOld = true')
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>((resolve) =>
      contents?.once('did-finish-load', () => resolve()),
    )
    contents?.forcefullyCrashRenderer()
    return loaded
  })
  await expect
    .poll(() => inWindow("window.isOld ? 'old' : document.querySelector('h1')?.textContent"))
    .toBe('Overview')
})

test('opens where it was left', async ({ desktop, places }) => {
  const bounds = { x: 40, y: 50, width: 1000, height: 700 }
  const first = await openDesktop(desktop, places)
  await first.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    bounds,
  )
  await first.app.close()
  const second = await openDesktop(desktop, places)
  const now = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  await second.app.close()
  expect(now).toEqual(bounds)
})

/** Our own lines; Chromium writes its own on the same stream. */
const sentences = (stderr: string): readonly string[] =>
  stderr.split('\n').filter((line) => /^(rearview:|\{)/.test(line))

test('says in one sentence why it cannot start', async ({ desktop, places }) => {
  writeFileSync(places.dataDir, 'a file where a folder should be')
  const blocked = await runDesktop(desktop, places)
  expect(blocked.code).toBe(1)
  expect(sentences(blocked.stderr)).toEqual([
    expect.stringMatching(/^rearview: The data folder .* cannot be used: .*\.$/),
  ])
  expect(blocked.stderr).not.toContain('Unhandled')
})

test('ends without a word where its window is closed while it starts', async ({
  desktop,
  places,
}) => {
  const hook = path.join(import.meta.dirname, 'close-early.cjs')
  for (const ms of [0, 20, 60, 120, 250]) {
    process.env.CLOSE_AFTER_MS = String(ms)
    const { code, stderr } = await runDesktop(desktop, places, [], hook)
    expect({ ms, code, said: sentences(stderr) }).toEqual({ ms, code: 0, said: [] })
  }
})

test('leaves the data of a newer program alone', async ({ desktop, places }) => {
  const first = await openDesktop(desktop, places)
  await first.app.close()
  const library = new DatabaseSync(path.join(places.dataDir, 'library.db'))
  library.exec('pragma user_version = 9999')
  library.close()
  const refused = await runDesktop(desktop, places)
  expect(refused.code).toBe(1)
  expect(sentences(refused.stderr)).toEqual([
    expect.stringMatching(/^rearview: library\.db has format 9999, .*\.$/),
  ])
})
