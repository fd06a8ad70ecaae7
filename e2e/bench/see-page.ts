import type { Page } from '@playwright/test'

/** Something to wait for: an element, with a text where one is named. */
export interface Mark {
  readonly name: string
  readonly css: string
  readonly text?: string
}

interface Watched {
  /** UTC ms at which the pointer was last pressed. */
  pressedAt: number
  /** UTC ms of the frame in which a mark was first there. */
  seen: Record<string, number>
}

declare global {
  interface Window {
    bench: Watched
  }
}

/** Runs in the page, before anything of its own: looks for the marks in every frame. */
const lookInPage = (marks: readonly Mark[]): void => {
  const watched: Watched = { pressedAt: 0, seen: {} }
  window.bench = watched
  const press = () => {
    watched.pressedAt = Date.now()
    watched.seen = {}
  }
  window.addEventListener('pointerdown', press, { capture: true })
  const isThere = ({ css, text = '' }: Mark) =>
    [...document.querySelectorAll(css)].some((found) => found.textContent?.includes(text))
  const look = () => {
    for (const mark of marks) {
      if (!(mark.name in watched.seen) && isThere(mark)) watched.seen[mark.name] = Date.now()
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Makes a page look for marks from its first frame on. */
export const lookFor = (page: Page, marks: readonly Mark[]): Promise<unknown> =>
  page.addInitScript(lookInPage, marks)

const waitMs = 60_000
const everyMs = 20

/** UTC ms of the frame in which a mark was first seen, and of the last press before it. */
export const whenSeen = async (
  page: Page,
  name: string,
): Promise<{ at: number; pressedAt: number }> => {
  for (const end = Date.now() + waitMs; Date.now() < end; ) {
    const found = await page.evaluate(
      (mark) => ({ at: window.bench.seen[mark], pressedAt: window.bench.pressedAt }),
      name,
    )
    if (found.at !== undefined) return { ...found, at: found.at }
    await page.waitForTimeout(everyMs)
  }
  throw new Error(`"${name}" was not seen within a minute`)
}
