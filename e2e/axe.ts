import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A rule of axe that is broken, and the first element that breaks it. */
export type Stumble = readonly [theme: string, rule: string, element: string | undefined]

const look = async (page: Page, theme: string, rules?: string[]): Promise<readonly Stumble[]> => {
  // Half a megabyte of axe, sent twice for each look; where it was sent before it is not again.
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  const from = isThere ? { page, axeSource: ';' } : { page }
  // What passes is not told, which takes axe half of its time. The page has no frames, so one page
  // is enough to judge it; the other mode opens a second one each time.
  const axe = new AxeBuilder(from).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html])
}

/** Puts a page into a mode and waits until its ground is, or is no longer, of a colour. */
const turn = async (
  page: Page,
  colorScheme: 'light' | 'dark',
  until: { readonly isStill: boolean; readonly ground: string },
): Promise<void> => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const hasCome = ({ isStill, ground }: typeof until) =>
    (getComputedStyle(document.body).backgroundColor === ground) === isStill
  await page.waitForFunction(hasCome, until, { timeout: 15_000 })
}

/**
 * What assistive technology stumbles over on the page as it stands, in the light and in the dark
 * theme. A theme changes nothing but colours, so the second look is at these alone. Motion is
 * reduced, so that no colour is judged halfway; the page is left light.
 */
export const stumbles = async (page: Page): Promise<readonly Stumble[]> => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const inLight = await look(page, 'light')
  await turn(page, 'dark', { isStill: false, ground })
  const inDark = await look(page, 'dark', ['color-contrast'])
  await turn(page, 'light', { isStill: true, ground })
  return [...inLight, ...inDark]
}
