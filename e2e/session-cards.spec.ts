import { expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'

test.use({ isShared: true })

test('a card that fails says so in its place, comes with Retry, and leaves the others', async ({
  page,
  home,
}) => {
  const id = home.sessions[0]?.id ?? ''
  await page.route('**/analytics*', async (route) => {
    const response = await route.fetch()
    const answer = await response.json()
    answer.cards.tools = undefined
    await route.fulfill({ json: { ...answer, card_errors: { tools: 'It broke.' } } })
  })
  await page.goto(new URL(`/sessions/${id}`, page.url()).href)
  await page.getByRole('button', { name: 'Cards', exact: true }).click()
  const card = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(card('Conversation')).toContainText('Prompts')
  const alert = card('Tools').getByRole('alert')
  await expect(alert).toContainText('Could not work out this card. It broke.')
  expect(await stumbles(page)).toEqual([])
  await page.unroute('**/analytics*')
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(alert).toHaveCount(0)
  await expect(card('Tools')).toBeVisible()
  await card('Conversation').getByRole('link').first().click()
  await expect(page).toHaveURL(/layout=prompts/)
  await expect(page.getByRole('region', { name: 'Transcript' })).toBeVisible()
})
