import type { Page } from '@playwright/test'

/** What scrolling was like. */
export interface Scrolled {
  /** How far it went, in heights of the box. */
  readonly screens: number
  /** Ms between frames, in order of time. */
  readonly frames: readonly number[]
}

interface Plan {
  readonly css: string
  readonly screens: number
  readonly framesPerScreen: number
}

/** Runs in the page: moves the box that scrolls a bit in every frame, back up from its end. */
const scrollInPage = async ({ css, screens, framesPerScreen }: Plan): Promise<Scrolled> => {
  const scrolls = (box: Element) =>
    box.scrollHeight > box.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(box).overflowY)
  let found: Element | null = document.querySelector(css)
  while (found && !scrolls(found)) found = found.parentElement
  if (!found) throw new Error(`nothing scrolls at ${css}`)
  const box = found
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const step = box.clientHeight / framesPerScreen
  const frames: number[] = []
  let [moved, direction, before] = [0, 1, await nextFrame()]
  for (let frame = 0; frame < screens * framesPerScreen; frame += 1) {
    const top = box.scrollTop
    box.scrollTop = top + step * direction
    if (box.scrollTop === top) direction = -direction
    moved += Math.abs(box.scrollTop - top)
    const now = await nextFrame()
    frames.push(now - before)
    before = now
  }
  return { screens: moved / box.clientHeight, frames }
}

/** Scrolls the box at a place, or the one around it, by so many of its heights. */
export const scroll = (page: Page, plan: Plan): Promise<Scrolled> =>
  page.evaluate(scrollInPage, plan)

/** Ms between frames while nothing happens. */
export const idleFrames = (page: Page, count: number): Promise<readonly number[]> =>
  page.evaluate(async (most) => {
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const frames: number[] = []
    for (let before = await nextFrame(); frames.length < most; ) {
      const now = await nextFrame()
      frames.push(now - before)
      before = now
    }
    return frames
  }, count)

/** The value that a share of all values does not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
