import type { Locator, Page } from '@playwright/test'

/** The list of projects, and one of them. */
export class ProjectsPage {
  readonly #page: Page
  readonly grid: Locator
  readonly prompts: Locator
  readonly totals: Locator

  constructor(page: Page) {
    this.#page = page
    this.grid = page.getByRole('grid', { name: 'Projects', exact: true })
    this.prompts = page.getByRole('grid', { name: 'Most expensive prompts' })
    this.totals = page.getByRole('region', { name: 'Totals' })
  }

  async open(): Promise<void> {
    const rail = this.#page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('link', { name: 'Projects', exact: true }).click()
    await this.grid.waitFor()
  }

  /** Rows of a grid without its head. */
  rows(grid: Locator): Locator {
    return grid.locator('tbody').getByRole('row')
  }

  async sortBy(grid: Locator, name: string): Promise<void> {
    await grid.getByRole('columnheader', { name }).getByRole('button').click()
  }

  card(title: string): Locator {
    return this.#page.getByRole('region', { name: title, exact: true })
  }
}
