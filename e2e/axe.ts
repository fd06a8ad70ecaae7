import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A rule of axe that is broken, and the first element that breaks it. */
export type Stumble = readonly [theme: string, rule: string, element: string | undefined]

const look = async (page: Page, theme: string, rules?: string[]): Promise<readonly Stumble[]> => {
  // What passes is not told, which takes axe half of its time. The page has no frames, so one page
  // is enough to judge it; the other mode opens a second one each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html])
}

/**
 * What assistive technology stumbles over on the page as it stands, in the light and in the dark
 * theme. A theme changes nothing but colours, so the second look is at these alone. Motion is
 * reduced, so that no colour is judged halfway; the page is left light.
 */
export const stumbles = async (page: Page): Promise<readonly Stumble[]> => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await ground()
  const inLight = await look(page, 'light')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expect.poll(ground, 'the dark theme comes').not.toBe(light)
  const inDark = await look(page, 'dark', ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(ground, 'the light theme comes back').toBe(light)
  return [...inLight, ...inDark]
}
