import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { test as desktopTest, desktopTrouble, openDesktop } from '#e2e/desktop-app.ts'
import { withFolder } from '#e2e/folders.ts'
import { type HostileHome, type HostileShare, writeHostileHome } from '#e2e/homes/hostile-home.ts'
import { type Drive, driveHostile } from '#e2e/hostile/drive.ts'
import { inspect, installInspector } from '#e2e/hostile/inspector.ts'
import { type Places, runJson, startServer } from '#e2e/run-built.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { openTrap, type TrapServer } from '#e2e/trap-server.ts'

interface Hostile {
  readonly trap: TrapServer
  readonly home: HostileHome
}

const withHostileHome = async (
  share: HostileShare,
  use: (hostile: Hostile) => Promise<void>,
): Promise<void> => {
  const trap = await openTrap()
  try {
    await withFolder(async (folder) =>
      use({ trap, home: writeHostileHome(folder, trap.origin, share) }),
    )
  } finally {
    await trap.close()
  }
}

/** What a page does that it never should: boxes, requests elsewhere, complaints. */
const watch = (page: Page): readonly string[] => {
  const seen: string[] = []
  const own = new URL(page.url())
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== own.protocol || host !== own.host) seen.push(`request: ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => seen.push(`error: ${error}`))
  page.on('popup', () => seen.push('popup'))
  return seen
}

/** What a person wrote is there before the program is opened. */
const writeNotes = async ({ notesFile }: HostileHome, places: Places): Promise<void> => {
  const report = await runJson(['notes', 'import', notesFile], places)
  expect(report).toMatchObject({ bookmarks: { kept: 0 } })
}

const report = (where: string, { home }: Hostile, { screens, folds, rows }: Drive): void =>
  console.log(
    `${where}: ${home.payloads.length} payloads in ${home.fields.length} fields, ` +
      `${screens} looks at screens, ${rows} rows read, ${folds} folds opened`,
  )

/** `npm run test:hostile` tries every payload, which takes minutes; other runs take a share. */
const isFull = process.env.REARVIEW_HOSTILE === 'all'
const enough = isFull ? 200 : 3
const limitMs = isFull ? 3_000_000 : 180_000

/** Rows that each payload has in the long transcript, at the least. */
const rowsPerPayload = 7

const expectHarmless = (hostile: Hostile, drive: Drive, seen: readonly string[]): void => {
  expect(hostile.trap.asked, 'requests that reached the trap').toEqual([])
  expect(seen, 'what the page did').toEqual([])
  expect(drive.troubles, 'what was found on the screens').toEqual([])
  const { length } = hostile.home.payloads
  expect(length, 'payloads').toBeGreaterThanOrEqual(enough)
  expect(drive.rows, 'rows that were read').toBeGreaterThan(length * rowsPerPayload)
  expect(drive.folds, 'folds that were opened').toBeGreaterThan(length)
  expect(drive.subagents, 'subagents that were read in their place').toBeGreaterThan(0)
}

base('what looks for troubles sees each of them', async ({ page }) => {
  await page.setContent('<title>Rearview</title><main><h1>Sessions</h1></main>')
  await installInspector(page)
  expect(await inspect(page, 'everything')).toEqual([])
  await page.evaluate(() => {
    Reflect.set(globalThis, '__ran', 1)
    document.title = 'elsewhere\u202e'
    document.body.insertAdjacentHTML(
      'beforeend',
      `<main><iframe></iframe><a href="javascript:1">a</a><a href="https://example.com">b</a>
        <ul><li style="height:500px"></li></ul><p title="\u200b">\u001b</p>
        <div style="width:9000px">wide</div></main>`,
    )
    document.body.append(document.createElement('script'))
  })
  const kinds = (await inspect(page, 'everything')).map((one) => one.replace(/[:<].*/s, '').trim())
  expect(new Set(kinds)).toEqual(
    new Set([
      'new global',
      '1 scripts were added',
      'stranger',
      'link to "javascript',
      'link to "https',
      expect.stringMatching(/^the page is 9\d+ of \d+ wide$/),
      'outside',
      '500 px high',
      'hidden characters in the title of the window',
      'hidden characters in',
      'hidden characters in a hint of',
      'title',
    ]),
  )
})

base('hostile transcripts do nothing in a browser', async ({ page }) => {
  base.setTimeout(limitMs)
  await withHostileHome({ every: isFull ? 1 : 61 }, async (hostile) => {
    await withFolder(async (dataDir) => {
      const places = { claudeDir: hostile.home.dir, dataDir }
      await writeNotes(hostile.home, places)
      const server = await startServer(places)
      try {
        await page.goto(server.url)
        await expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 60_000 })
        const seen = watch(page)
        const drive = await driveHostile(page, hostile.home, 40)
        report('in a browser', hostile, drive)
        expectHarmless(hostile, drive, seen)
      } finally {
        await server.stop()
      }
      expect(server.stderr(), 'what the server wrote on stderr').toBe('')
    })
  })
})

desktopTest.describe('in the window', () => {
  skipFile(desktopTest, 'hostile transcripts in the window', desktopTrouble)

  desktopTest('hostile transcripts do nothing in the window', async ({ desktop }) => {
    desktopTest.setTimeout(limitMs)
    // The page is the same as in a browser, and an older engine lays endless texts out for minutes.
    await withHostileHome({ every: isFull ? 1 : 61, longest: 800 }, async (hostile) => {
      await withFolder(async (folder) => {
        const places = { claudeDir: hostile.home.dir, dataDir: path.join(folder, 'data') }
        await writeNotes(hostile.home, places)
        const { app, page } = await openDesktop(desktop, places)
        try {
          await expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 60_000 })
          const seen = watch(page)
          const drive = await driveHostile(page, hostile.home, 200)
          report('in the window', hostile, drive)
          expectHarmless(hostile, drive, seen)
          expect(app.windows()).toHaveLength(1)
        } finally {
          await app.close()
        }
      })
    })
  })
})
