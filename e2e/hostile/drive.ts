import { expect, type Page } from '@playwright/test'
import type { HostileHome } from '#e2e/homes/hostile-home.ts'
import { makeTall } from '#e2e/walk-reader.ts'
import { inspect, installInspector, type Strictness, type Troubles } from './inspector.ts'

/** What a drive through all screens came upon. */
export interface Drive {
  readonly troubles: Troubles
  readonly screens: number
  readonly folds: number
  /** Rows of the long transcript whose text was seen, and how many it has. */
  readonly rows: number
  /** Transcripts of subagents that were opened inside it. */
  readonly subagents: number
}

/** Collects each trouble once, with the screen it was seen on. */
class Findings {
  readonly #page: Page
  readonly #seen = new Map<string, string>()
  screens = 0

  constructor(page: Page) {
    this.#page = page
  }

  async look(screen: string, strictness: Strictness): Promise<void> {
    this.screens += 1
    this.add(screen, await inspect(this.#page, strictness))
  }

  /** Of troubles of one kind at one place the first is kept, with its text as the example. */
  add(screen: string, troubles: Troubles): void {
    for (const trouble of troubles) {
      const kind = `${screen}: ${trouble.replace(/: ".*$/s, '')}`
      if (!this.#seen.has(kind)) this.#seen.set(kind, `${screen}: ${trouble}`)
    }
  }

  all(): Troubles {
    return [...this.#seen.values()]
  }
}

/** Goes to an address without loading the page anew, as its own links do. */
export const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, address)

/** Presses what opens a menu or a list, looks, and closes it again. */
const pressMenus = async (page: Page, findings: Findings, screen: string): Promise<void> => {
  const menus = page.locator('[aria-expanded=false][aria-haspopup]:visible')
  for (let index = 0; index < (await menus.count()); index++) {
    await menus.nth(index).click()
    await page.waitForTimeout(150)
    await findings.look(`${screen}, menu ${index + 1}`, 'everything')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(100)
  }
}

/** Scrolls what scrolls on the screen to its end, opening every fold on the way. */
const scrollThrough = (page: Page, strictness: Strictness) =>
  page.evaluate(async (how) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const settle = async () => {
      await frame()
      for (let tries = 0; tries < 400; tries++) {
        if (!document.querySelector('main [aria-busy=true]')) break
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
    const scroller = (): Element | undefined =>
      [...document.querySelectorAll('main, main *')]
        .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && !one.closest('pre'))
        .sort((a, b) => b.scrollHeight - b.clientHeight - (a.scrollHeight - a.clientHeight))[0]
    const troubles = new Set<string>()
    const rows = new Set<string>()
    const subagents = new Set<string>()
    let folds = 0
    let still = 0
    let box = scroller()
    for (let steps = 0; steps < 6000 && still < 3; steps++) {
      await settle()
      const closed = document.querySelectorAll<HTMLElement>(
        'main [aria-expanded=false]:not([aria-haspopup]):not([role=combobox])',
      )
      for (const fold of closed) {
        fold.click()
        folds += 1
      }
      if (closed.length > 0) await settle()
      for (const one of Reflect.get(globalThis, 'inspectHostile')(how)) troubles.add(one)
      for (const row of document.querySelectorAll<HTMLElement>('main article[data-seq]'))
        rows.add(row.dataset.seq ?? '')
      for (const inline of document.querySelectorAll('[aria-label="Transcript of the subagent"]'))
        if (inline.querySelector('article')) subagents.add(inline.textContent)
      if (!box?.isConnected) box = scroller()
      if (!box) break
      const before = box.scrollTop
      box.scrollTop += Math.max(200, box.clientHeight * 0.95)
      still = box.scrollTop === before ? still + 1 : 0
    }
    return { troubles: [...troubles], folds, rows: rows.size, subagents: subagents.size }
  }, strictness)

const driveOverview = async (page: Page, findings: Findings): Promise<void> => {
  await go(page, '/')
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Recent sessions' }).getByRole('link'),
  ).not.toHaveCount(1)
  await findings.look('Overview', 'everything')
  const choices = page
    .getByRole('region', { name: /^(Cost|Tokens) per/ })
    .getByRole('button', { name: /^(Tokens|Table|Cost|Chart)$/ })
  for (let index = 0; index < (await choices.count()); index++) {
    await choices.nth(index).click()
    await findings.look(`Overview, choice ${index + 1}`, 'everything')
  }
  findings.add('Overview', (await scrollThrough(page, 'everything')).troubles)
  await pressMenus(page, findings, 'Overview')
}

const driveSessions = async (page: Page, findings: Findings): Promise<void> => {
  await go(page, '/sessions')
  await expect(page.getByRole('grid', { name: 'Sessions' })).toBeVisible()
  findings.add('Sessions', (await scrollThrough(page, 'everything')).troubles)
  findings.screens += 1
  await pressMenus(page, findings, 'Sessions')
}

/** Opens each session for its head and its facts. */
const driveHeads = async (
  page: Page,
  findings: Findings,
  ids: readonly string[],
): Promise<void> => {
  for (const id of ids) {
    await go(page, `/sessions/${encodeURIComponent(id)}`)
    await expect(page.getByRole('region', { name: 'Transcript' })).toBeVisible()
    await page.waitForTimeout(80)
    await findings.look('a session', 'names and code')
  }
}

/** Names and prompts of a home stand on these as well, in tables and beside bars. */
const driveFigures = async (page: Page, findings: Findings): Promise<void> => {
  const paths = ['/projects', '/costs', '/compare?models=1', '/trends']
  for (const path of [...paths, '/search?q=script', '/search?q=alert']) {
    await go(page, path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await findings.look(path, 'everything')
    findings.add(path, (await scrollThrough(page, 'everything')).troubles)
  }
}

/** What a person wrote, shown and being changed, and the questions with their answers. */
const driveNotes = async (page: Page, findings: Findings): Promise<void> => {
  await go(page, '/bookmarks')
  const kept = page.getByRole('list', { name: 'Bookmarks' }).getByRole('listitem')
  await expect(kept.first()).toBeVisible()
  for (const name of ['Edit notes', 'Change the title'])
    await kept.first().getByRole('button', { name }).click()
  await findings.look('Bookmarks', 'everything')
  findings.add('Bookmarks', (await scrollThrough(page, 'everything')).troubles)
  await go(page, '/qa')
  await expect(page.getByRole('article').first()).toBeVisible()
  await findings.look('Q&A', 'names and code')
  findings.add('Q&A', (await scrollThrough(page, 'names and code')).troubles)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.type('script')
  await page.waitForTimeout(150)
  await findings.look('the palette', 'everything')
  await page.keyboard.press('Escape')
}

const driveSettings = async (page: Page, findings: Findings): Promise<void> => {
  await go(page, '/settings')
  const reading = page.getByRole('region', { name: 'Reading' })
  await expect(reading.getByText('In the store')).toBeVisible()
  await findings.look('Settings', 'everything')
}

/** What was left out and what has no name, and the rows behind every count. */
const driveDiagnostics = async (page: Page, findings: Findings): Promise<void> => {
  await go(page, '/diagnostics')
  const drift = page.getByRole('region', { name: 'Records without a name' })
  await expect(drift.getByRole('row').nth(1)).toBeVisible()
  findings.add('Diagnostics', (await scrollThrough(page, 'everything')).troubles)
  findings.screens += 1
  const counts = page.locator('main a[href*="rows="]')
  for (let index = 0; index < (await counts.count()); index++) {
    await counts.nth(index).click()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByRole('row').nth(1)).toBeVisible()
    await findings.look(`Diagnostics, rows ${index + 1}`, 'everything')
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  }
}

/** Records as they were written: some of a reader that stands at its beginning. */
const driveRaw = async (page: Page, findings: Findings): Promise<void> => {
  const rows = page.getByRole('region', { name: 'Transcript' }).getByRole('article')
  for (const place of [1, 2, 3]) {
    await rows.nth(place).hover()
    await rows.nth(place).getByRole('button', { name: 'Show the record as written' }).click()
    await expect(page.getByRole('dialog').locator('pre')).toBeVisible()
    await findings.look(`record ${place} as written`, 'everything')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

const driveReader = async (
  page: Page,
  findings: Findings,
  id: string,
): Promise<Pick<Drive, 'folds' | 'rows' | 'subagents'>> => {
  await go(page, `/sessions/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Every hostile record')
  await expect(
    page.getByRole('region', { name: 'Transcript' }).getByRole('article').first(),
  ).toBeVisible()
  await pressMenus(page, findings, 'the reader')
  await driveRaw(page, findings)
  // The transcript is long.
  await makeTall(page)
  const { troubles, ...read } = await scrollThrough(page, 'names and code')
  findings.screens += 1
  findings.add('the reader', troubles)
  return read
}

/**
 * Through every screen of a page that shows a hostile home, looking at each. Of the sessions that
 * differ by their heads alone, one in `everyHead` is opened; the list shows them all.
 */
export const driveHostile = async (
  page: Page,
  home: HostileHome,
  everyHead = 10,
): Promise<Drive> => {
  const findings = new Findings(page)
  await installInspector(page)
  const ids = home.sessionIds.filter((_id, place) => place % everyHead === 0)
  await driveOverview(page, findings)
  await driveSessions(page, findings)
  await driveHeads(page, findings, ids)
  await driveFigures(page, findings)
  await driveNotes(page, findings)
  await driveSettings(page, findings)
  await driveDiagnostics(page, findings)
  const read = await driveReader(page, findings, home.contentId)
  return { troubles: findings.all(), screens: findings.screens, ...read }
}
