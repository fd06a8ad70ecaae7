import type { Locator, Page } from '@playwright/test'

/** What a person can choose, and where their data lies. */
export class SettingsPage {
  readonly #page: Page
  readonly theme: Locator
  readonly zone: Locator
  readonly money: Locator
  readonly currency: Locator
  readonly payment: Locator
  readonly weekStart: Locator
  readonly prices: Locator
  readonly folders: Locator
  readonly data: Locator
  readonly reading: Locator
  readonly sample: Locator
  readonly question: Locator
  readonly unsaved: Locator

  constructor(page: Page) {
    this.#page = page
    this.theme = page.getByRole('group', { name: 'Theme' })
    this.zone = page.getByRole('combobox', { name: /^Time zone:/ })
    this.money = page.getByRole('region', { name: 'Money' })
    this.currency = page.getByRole('combobox', { name: /^Currency:/ })
    this.payment = page.getByRole('group', { name: 'How you pay' })
    this.weekStart = page.getByRole('group', { name: 'Week begins on' })
    this.prices = page.getByRole('region', { name: 'Prices' })
    this.folders = page.getByRole('region', { name: 'Folders that are watched' })
    this.data = page.getByRole('region', { name: 'Data', exact: true })
    this.reading = page.getByRole('region', { name: 'Reading', exact: true })
    this.sample = page.getByRole('region', { name: 'Sample data' }).filter({ hasText: 'Thirty' })
    this.question = page.getByRole('alertdialog', { name: 'Stop watching this folder?' })
    this.unsaved = page.getByRole('alert').filter({ hasText: 'was not saved' })
  }

  async open(): Promise<void> {
    const rail = this.#page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('link', { name: 'Settings', exact: true }).click()
    await this.theme.waitFor()
  }

  async chooseTheme(name: 'System' | 'Light' | 'Dark'): Promise<void> {
    await this.theme.getByRole('button', { name, exact: true }).click()
  }

  /** Types a part of the name and takes the match by keyboard. */
  async chooseZone(words: string, name: string | RegExp): Promise<void> {
    await this.zone.click()
    await this.#page.getByPlaceholder('Find a time zone').fill(words)
    await this.#page.getByRole('option', { name }).waitFor()
    await this.#page.keyboard.press('Enter')
  }

  /** Types a part of the name or the code and takes the match by keyboard. */
  async chooseCurrency(words: string, name: string | RegExp): Promise<void> {
    await this.currency.click()
    await this.#page.getByPlaceholder('Find a currency').fill(words)
    await this.#page.getByRole('option', { name }).waitFor()
    await this.#page.keyboard.press('Enter')
  }

  async addAlias(from: string, to: string): Promise<void> {
    await this.prices.getByRole('textbox', { name: 'Model in transcripts' }).fill(from)
    await this.prices.getByRole('combobox', { name: 'Priced as' }).fill(to)
    await this.prices.getByRole('button', { name: 'Add alias' }).click()
  }

  async addFolder(path: string): Promise<void> {
    await this.folders.getByRole('textbox', { name: 'Path of a config folder' }).fill(path)
    await this.#page.keyboard.press('Enter')
  }

  /** The line of a folder. */
  folder(path: string): Locator {
    return this.folders.getByRole('listitem').filter({ hasText: path })
  }
}
