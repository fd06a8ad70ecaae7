import { expect, type Page } from '@playwright/test'

/** Through every screen, as a person who looks around. */
export const lookAround = async (page: Page): Promise<void> => {
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByText('Fix the flaky sync test').click()
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('two files')
  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  await page.getByRole('button', { name: 'Table', exact: true }).first().click()
  for (const name of ['Projects', 'Costs', 'Compare', 'Trends']) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Overview', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
}

/** Puts a link into the page that fills its top left corner. */
export const addLink = (page: Page, href: string, target = '') =>
  page.evaluate(
    ([href = '', target = '']) => {
      document.querySelector('#trap')?.remove()
      const link = Object.assign(document.createElement('a'), { id: 'trap', href, target })
      link.textContent = 'a link of a transcript'
      link.style.setProperty('position', 'fixed')
      link.style.setProperty('inset', '0 auto auto 0')
      link.style.setProperty('z-index', '99')
      document.body.append(link)
    },
    [href, target],
  )
