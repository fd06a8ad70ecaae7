import type { Locator, Page } from '@playwright/test'

/** One session, being read. */
export class SessionPage {
  readonly title: Locator
  readonly prompts: Locator
  readonly transcript: Locator
  readonly records: Locator
  readonly facts: Locator
  readonly agent: Locator

  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { level: 1 })
    this.prompts = page.getByRole('navigation', { name: 'Prompts' }).getByRole('button')
    this.transcript = page.getByRole('region', { name: 'Transcript' })
    this.records = this.transcript.getByRole('article')
    this.facts = page.getByRole('complementary', { name: 'Facts' })
    this.agent = page.getByRole('combobox', { name: 'Transcript of' })
  }

  /** The line of a tool call or of a result, which opens. */
  fold(text: string | RegExp): Locator {
    return this.transcript.getByRole('button', { name: text })
  }

  /** Every line that is closed and can be opened. */
  folds(): Locator {
    return this.transcript.getByLabel('Records').getByRole('button', { expanded: false })
  }

  /** Rows by who speaks in them. */
  speaker(name: RegExp): Locator {
    return this.transcript.getByRole('article', { name })
  }

  /** The row that has the focus, or what in it has. */
  focused(): Locator {
    return this.page.locator('article:focus-within')
  }
}
