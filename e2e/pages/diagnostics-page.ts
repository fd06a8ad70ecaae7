import type { Locator, Page } from '@playwright/test'

/** How well transcripts were understood, and what was left out. */
export class DiagnosticsPage {
  readonly #page: Page
  readonly title: Locator
  readonly leftOut: Locator
  readonly drift: Locator
  readonly unpriced: Locator
  readonly counts: Locator
  /** The rows behind a count. */
  readonly sheet: Locator

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: 'Diagnostics', level: 1 })
    this.leftOut = page.getByRole('region', { name: 'What was left out, and why' })
    this.drift = page.getByRole('region', { name: 'Records without a name' })
    this.unpriced = page.getByRole('region', { name: 'Models without a price' })
    this.counts = page.getByRole('region', { name: 'Files and lower bounds' })
    this.sheet = page.getByRole('dialog')
  }

  async open(): Promise<void> {
    const rail = this.#page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('link', { name: 'Diagnostics', exact: true }).click()
    await this.title.waitFor()
  }

  /** The line of the table of what was left out. */
  reason(name: string): Locator {
    return this.leftOut.getByRole('row').filter({ hasText: name })
  }
}
