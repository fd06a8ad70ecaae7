import { outsideOf, watchOutside } from '#e2e/desktop/outside-world.ts'
import { addLink } from '#e2e/desktop/page-actions.ts'
import { desktopTrouble, expect, test } from '#e2e/desktop-app.ts'
import { hostileAddresses } from '#e2e/homes/hostile/addresses.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { openTrap } from '#e2e/trap-server.ts'

// Items of Electron's security checklist about leaving the page, each under its number; the others
// are in e2e/security.spec.ts.
skipFile(test, "Electron's security checklist, ways out of the page", desktopTrouble)

test('13 navigation: 6 of 6 links and a dropped file leave the page where it is', async ({
  shared: { app, page, home },
}) => {
  await watchOutside(app, 0)
  const trap = await openTrap()
  await page.evaluate(() => Reflect.set(globalThis, 'stays', true))
  const links = [
    `${trap.origin}/link`,
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:globalThis.__ran = 1',
    'data:text/html,x',
    'app://other/',
  ]
  for (const link of links) {
    await addLink(page, link)
    await page.mouse.click(8, 8)
    await page.waitForTimeout(100)
    expect(page.url(), link).toBe('app://rearview/')
  }
  const file = home.sessions[0]?.file ?? ''
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
  await page.waitForTimeout(300)
  expect(page.url()).toBe('app://rearview/')
  const [stays, ran] = await page.evaluate(() =>
    ['stays', '__ran'].map((name) => Reflect.get(globalThis, name)),
  )
  expect([stays, ran]).toEqual([true, undefined])
  await trap.close()
  expect(trap.asked).toEqual([])
  expect((await outsideOf(app)).opened).toEqual([])
})

test('14 no way to open a window makes one', async ({ shared: { app, page } }) => {
  await watchOutside(app, 0)
  const trap = await openTrap()
  const opened = await page.evaluate(
    (origin) =>
      ['', 'about:blank', 'app://rearview/', `${origin}/open`, 'data:text/html,x'].flatMap((to) => [
        window.open(to),
        window.open(to, 'named', 'width=10,noopener'),
      ]),
    trap.origin,
  )
  expect(opened).toEqual(Array(10).fill(null))
  for (const to of [`${trap.origin}/click`, 'app://rearview/sessions']) {
    await addLink(page, to, '_blank')
    await page.mouse.click(8, 8)
    await addLink(page, to)
    await page.mouse.click(8, 8, { button: 'middle' })
    await page.keyboard.down('Shift')
    await page.mouse.click(8, 8)
    await page.keyboard.up('Shift')
  }
  await page.waitForTimeout(500)
  expect(app.windows()).toHaveLength(1)
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
  await trap.close()
  expect(trap.asked).toEqual([])
})

test('15 nothing hostile is handed to the system, and a link only after a yes', async ({
  shared: { app, page },
}) => {
  expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(20)
  await watchOutside(app, 1)
  await page.evaluate((all) => {
    for (const address of all) {
      try {
        window.open(address)
      } catch {
        // Not an address at all.
      }
    }
  }, hostileAddresses)
  await page.waitForTimeout(300)
  const hostile = await outsideOf(app)
  console.log(`${hostileAddresses.length} hostile addresses, opened ${hostile.opened.length}`)
  expect(hostile).toEqual({ asked: [], opened: [] })
  await page.evaluate(() => window.open('https://example.com/a'))
  await expect
    .poll(() => outsideOf(app))
    .toEqual({
      asked: ['Open a link to example.com in your browser?'],
      opened: ['https://example.com/a'],
    })
  await watchOutside(app, 0)
  await page.evaluate(() => window.open('https://example.com/b'))
  await expect.poll(async () => (await outsideOf(app)).asked).toHaveLength(1)
  expect((await outsideOf(app)).opened).toEqual([])
})
