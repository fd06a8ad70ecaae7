import type { Locator, Page } from '@playwright/test'

/** The screen of a browser that was not let in. */
export class LinkPage {
  readonly title: Locator
  readonly reason: Locator

  constructor(page: Page) {
    this.title = page.getByRole('heading', { name: /^This page needs the link/ })
    this.reason = page.getByRole('alert').getByRole('paragraph')
  }
}
