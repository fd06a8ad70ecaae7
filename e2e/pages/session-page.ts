import type { Locator, Page } from '@playwright/test'

/** One session, being read. */
export class SessionPage {
  readonly title: Locator
  readonly prompts: Locator
  readonly transcript: Locator
  readonly records: Locator
  readonly facts: Locator
  readonly agent: Locator

  constructor(page: Page) {
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
}
