import type { Locator, Page } from '@playwright/test'

/** Period, project and model, as a person sets them. */
export class FilterBar {
  readonly #page: Page
  readonly period: Locator
  readonly project: Locator
  readonly model: Locator
  readonly clear: Locator

  constructor(page: Page) {
    this.#page = page
    this.period = page.getByRole('button', { name: /^Period:/ })
    this.project = page.getByRole('combobox', { name: /^Filter by project/ })
    this.model = page.getByRole('combobox', { name: /^Filter by model/ })
    this.clear = page.getByRole('button', { name: /^Clear all filters/ })
  }

  async choosePeriod(name: string): Promise<void> {
    await this.period.click()
    await this.#page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  }

  async chooseDays(since: string, until: string): Promise<void> {
    await this.period.click()
    await this.#page.getByLabel('From').fill(since)
    await this.#page.getByLabel('To', { exact: true }).fill(until)
    await this.#page.keyboard.press('Escape')
  }

  /** Types a part of the name and takes the first match. */
  async chooseProject(name: string): Promise<void> {
    await this.project.click()
    await this.#page.getByPlaceholder('Find a project').fill(name)
    await this.#page.getByRole('option', { name }).click()
  }

  async chooseModel(name: string): Promise<void> {
    await this.model.click()
    await this.#page.getByPlaceholder('Find a model').fill(name)
    await this.#page.getByRole('option', { name }).click()
  }
}
