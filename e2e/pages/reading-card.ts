import type { Locator, Page } from '@playwright/test'

/** How far reading is, above the numbers. */
export class ReadingCard {
  readonly bar: Locator
  readonly cancel: Locator
  readonly stopped: Locator
  readonly goOn: Locator
  readonly where: Locator

  constructor(page: Page) {
    this.bar = page.getByRole('progressbar', { name: /^Reading/ })
    this.cancel = page.getByRole('button', { name: 'Cancel reading' })
    this.stopped = page.getByRole('region', { name: /^Reading was stopped at/ })
    this.goOn = page.getByRole('button', { name: 'Go on reading' })
    this.where = page.locator('details', { hasText: 'Where Rearview looked' })
  }
}
