import type { Locator, Page } from '@playwright/test'
import { FilterBar } from './filter-bar.ts'

/** The Overview, in the words on it. */
export class OverviewPage {
  readonly filters: FilterBar
  readonly totals: Locator
  readonly daily: Locator
  readonly projects: Locator
  readonly recent: Locator
  readonly activity: Locator
  readonly hours: Locator
  readonly models: Locator
  readonly tools: Locator

  constructor(page: Page) {
    this.filters = new FilterBar(page)
    this.totals = page.getByRole('region', { name: 'Totals' })
    this.daily = page.getByRole('region', { name: /^(Cost|Tokens) per/ })
    this.projects = page.getByRole('region', { name: 'Top projects' })
    this.activity = page.getByRole('region', { name: 'Activity' })
    this.hours = page.getByRole('region', { name: 'Hour × weekday' })
    this.models = page.getByRole('region', { name: 'Models' })
    this.tools = page.getByRole('region', { name: 'Tools' })
    this.recent = page.getByRole('region', { name: 'Recent sessions' })
  }

  /** A headline figure, which is a link to the sessions behind it. */
  figure(label: string): Locator {
    return this.totals.getByRole('link', { name: new RegExp(`^${label}`) })
  }

  /** The coloured parts of the columns. */
  bars(): Locator {
    return this.daily.locator('.recharts-bar-rectangle path')
  }

  /** What the column under the pointer holds. */
  tooltip(): Locator {
    return this.daily.locator('.recharts-tooltip-wrapper')
  }

  async show(choice: 'Cost' | 'Tokens' | 'Chart' | 'Table'): Promise<void> {
    await this.daily.getByRole('button', { name: choice, exact: true }).click()
  }
}
