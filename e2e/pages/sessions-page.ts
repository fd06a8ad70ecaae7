import type { Locator, Page } from '@playwright/test'
import { FilterBar } from './filter-bar.ts'

/** The list of sessions. */
export class SessionsPage {
  readonly #page: Page
  readonly filters: FilterBar
  readonly grid: Locator
  readonly text: Locator

  constructor(page: Page) {
    this.#page = page
    this.filters = new FilterBar(page)
    this.grid = page.getByRole('grid', { name: 'Sessions' })
    this.text = page.getByRole('textbox', { name: 'Filter sessions by text' })
  }

  async open(): Promise<void> {
    const rail = this.#page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('link', { name: 'Sessions', exact: true }).click()
    await this.grid.waitFor()
  }

  /** Rows of sessions, without head and totals. */
  rows(): Locator {
    return this.grid.locator('tbody').getByRole('row')
  }

  row(title: string): Locator {
    return this.rows().filter({ hasText: title })
  }

  titles(): Promise<readonly string[]> {
    return this.rows().getByRole('link').allInnerTexts()
  }

  totals(): Locator {
    return this.grid.getByRole('row', { name: 'Totals' })
  }

  head(name: string): Locator {
    return this.grid.getByRole('columnheader', { name })
  }

  async sortBy(name: string): Promise<void> {
    await this.head(name).getByRole('button').click()
  }
}
