import { appendFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { test as base, changed, collectComplaints, expect } from '#e2e/app.ts'
import type { SmallHome } from '#e2e/homes/small-home.ts'
import { LinkPage } from '#e2e/pages/link-page.ts'
import { OverviewPage } from '#e2e/pages/overview-page.ts'
import type { Server } from '#e2e/run-built.ts'
import { transcript } from '#main/sample/transcript.ts'

/** `stranger` is a browser that was never here. */
const test = base.extend<{ readonly stranger: BrowserContext }>({
  stranger: async ({ browser }, use) => {
    const context = await browser.newContext()
    await use(context)
    await context.close()
  },
})

test.use({ isShared: true, circle: changed })

const addressOf = (server: Server): string => new URL('/', server.url).href

/** A link of the same run that was not used yet. */
const newLink = async (server: Server): Promise<string> => {
  const answer = await fetch(new URL('/api/app/login-code', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}` },
  })
  const { code }: { code: string } = { code: '', ...(await answer.json()) }
  return new URL(`/#code=${code}`, server.url).href
}

/** Opens a link as a person does who puts it into the address bar of a tab. */
const openIn = (page: Page, link: string): Promise<unknown> =>
  page.evaluate((href) => window.location.assign(href), link)

const isLive = (page: Page) =>
  expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 20_000 })

const isReadable = (page: Page) => expect(new OverviewPage(page).figure('Sessions')).toBeVisible()

/** Takes the cookie away and cuts the stream, as a server does that was started anew. */
const forget = async (context: BrowserContext, page: Page): Promise<void> => {
  await context.clearCookies()
  await page.evaluate(() => dispatchEvent(new Event('cut')))
}

/** Lets {@link forget} cut the streams that a page opens. */
const makeCuttable = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const Real = window.EventSource
    window.EventSource = class extends Real {
      constructor(url: string | URL) {
        super(url)
        window.addEventListener('cut', () => {
          if (this.readyState === Real.OPEN) this.onerror?.(new Event('error'))
        })
      }
    }
  })

const say = (home: SmallHome, title: string): void => {
  const session = home.sessions[3]
  if (!session) throw new Error('the home has too few sessions')
  const { id, cwd, file } = session
  const more = transcript({ sessionId: id, cwd, startAt: Date.now(), model: 'claude-opus-5' })
  appendFileSync(file, more.prompt('One more thing.').answer('Of course.').aiTitle(title).text())
}

test('turns away a browser without the link, and lets it in with one', async ({
  stranger,
  server,
}) => {
  const page = await stranger.newPage()
  await page.goto(addressOf(server))
  await expect(new LinkPage(page).title).toBeVisible()
  await openIn(page, await newLink(server))
  await isReadable(page)
  await isLive(page)
  expect(new URL(page.url()).hash).toBe('')
})

test('takes a new link in a tab that shows Rearview already', async ({ page, server }) => {
  await isLive(page)
  await page.goto(await newLink(server))
  await expect(page).toHaveURL(addressOf(server))
  await isLive(page)
  await isReadable(page)
})

test('says so when its key is no longer good, in every tab, until a link is opened', async ({
  stranger: context,
  server,
  home,
}) => {
  await makeCuttable(context)
  const [first, second] = [await context.newPage(), await context.newPage()]
  await first.goto(await newLink(server))
  await isLive(first)
  await second.goto(addressOf(server))
  await isReadable(second)
  await forget(context, first)
  await expect(new LinkPage(first).title).toBeVisible()
  await expect(new LinkPage(second).title).toBeVisible()
  let tries = 0
  context.on('request', (request) => {
    if (request.url().endsWith('/api/app/events')) tries += 1
  })
  await first.waitForTimeout(2500)
  expect(tries, 'streams opened while turned away').toBe(0)
  await openIn(second, await newLink(server))
  for (const page of [first, second]) {
    await isReadable(page)
    await isLive(page)
  }
  say(home, 'Said after the new link')
  for (const page of [first, second])
    await expect(page.getByText('Said after the new link')).toBeVisible()
})

test('names a link that was used already', async ({ stranger, server, page }) => {
  await isReadable(page)
  const late = await stranger.newPage()
  await late.goto(server.url)
  await expect(new LinkPage(late).reason).toContainText('This link was already used')
})

test('shows new records in eight tabs, and goes on when the first one closes', async ({
  stranger,
  server,
  home,
}) => {
  const complaints: (readonly string[])[] = []
  const openTab = async (address: string): Promise<Page> => {
    const tab = await stranger.newPage()
    complaints.push(collectComplaints(tab))
    await tab.goto(address)
    await isReadable(tab)
    return tab
  }
  const first = await openTab(await newLink(server))
  const others = await Promise.all(Array.from({ length: 7 }, () => openTab(addressOf(server))))
  const tabs = [first, ...others]
  say(home, 'Seen in eight tabs')
  for (const tab of tabs) await expect(tab.getByText('Seen in eight tabs')).toBeVisible()
  const isGone = first.waitForEvent('close')
  // As a person closes it: the page hears of it.
  await first.close({ runBeforeUnload: true })
  await isGone
  say(home, 'Seen in seven tabs')
  for (const tab of others) {
    // Without a graphics card seven pages are drawn by the processor, one after the other.
    await expect(tab.getByText('Seen in seven tabs')).toBeVisible({ timeout: 45_000 })
    await isLive(tab)
  }
  expect(complaints.flat()).toEqual([])
})
