import type { Page } from '@playwright/test'

/** What was seen of a transcript on the way through it. */
export interface Walked {
  /** Records that had a row of their own, by seq. */
  readonly seqs: readonly number[]
  /** Rows that never got their record. */
  readonly empty: number
  /** Whether the box reached its end, and its start again. */
  readonly isThrough: boolean
}

/** Runs in the page: scrolls the reader to its end and back, and notes every row on the way. */
const walkInPage = async (): Promise<Walked> => {
  const box = document.querySelector('[aria-label="Records"]')
  if (!box) throw new Error('there is no reader here')
  const seqs = new Set<number>()
  let empty = 0
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const rows = () => [...box.querySelectorAll('[data-index]')]
  const isDrawn = (row: Element) => row.querySelector('article, button[aria-expanded]') !== null
  const settle = async () => {
    for (let tries = 0; tries < 200; tries += 1) {
      await frame()
      if (rows().every(isDrawn)) break
    }
    empty += rows().filter((row) => !isDrawn(row)).length
    for (const row of box.querySelectorAll('article[data-seq]'))
      seqs.add(Number(row.getAttribute('data-seq')))
  }
  const isAt = (direction: number) =>
    direction > 0 ? box.scrollTop + box.clientHeight >= box.scrollHeight - 2 : box.scrollTop <= 0
  const go = async (direction: number): Promise<boolean> => {
    for (let step = 0; step < 3000; step += 1) {
      await settle()
      if (isAt(direction)) return true
      box.scrollTop += direction * box.clientHeight * 0.8
    }
    return false
  }
  const isThrough = (await go(1)) && (await go(-1))
  return { seqs: [...seqs].sort((a, b) => a - b), empty, isThrough }
}

/**
 * Gives the page a window that shows four times as much at once, drawn in coarse pixels that cost
 * little: what is long is walked through in a quarter of the steps.
 */
export const makeTall = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  const metrics = { width: 1360, height: 3000, deviceScaleFactor: 0.25, mobile: false }
  await devtools.send('Emulation.setDeviceMetricsOverride', metrics)
}

/** Reads the open transcript from end to end and back. */
export const walkReader = (page: Page): Promise<Walked> => page.evaluate(walkInPage)
