import type { Locator, Page } from '@playwright/test'

/** Where the money went. */
export class CostsPage {
  readonly #page: Page
  readonly title: Locator
  readonly composition: Locator
  readonly cache: Locator
  readonly commands: Locator
  readonly retries: Locator

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: 'Costs', level: 1 })
    this.composition = page.getByRole('region', { name: 'What was paid for' })
    this.cache = page.getByRole('region', { name: 'Cache' })
    this.commands = page.getByRole('region', { name: 'Most expensive prompts' })
    this.retries = page.getByRole('region', { name: 'Retries', exact: true }).first()
  }

  async open(): Promise<void> {
    const rail = this.#page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('link', { name: 'Costs', exact: true }).click()
    await this.title.waitFor()
  }

  /** Cost by one thing: "By model". */
  shares(title: string): Locator {
    return this.#page.getByRole('region', { name: title })
  }
}
