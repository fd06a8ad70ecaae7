import { expect, test } from '#e2e/app.ts'

test.use({ isShared: true })

test('Latin letters take one file that the page asks for ahead; others fetch theirs when they come', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const file = /([^/]+)-wght-normal-[^/]*\.woff2$/.exec(request.url())?.[1]
    if (file) asked.push(file)
  })
  await page.reload()
  await expect(page.getByRole('region', { name: /by model$/ })).toBeVisible()
  const ahead = page.locator('link[rel=preload][as=font]')
  await expect(ahead).toHaveAttribute('href', /\/inter-latin-wght-normal-[^/]*\.woff2$/)
  await page.evaluate(() => document.fonts.ready)
  // Regression: each file of a family had the page wait for the system's fonts, for every size.
  expect(asked.filter((file) => file.startsWith('inter'))).toEqual(['inter-latin'])
  const write = (text: string) =>
    page.getByRole('heading', { level: 1 }).evaluate((heading, letters) => {
      heading.textContent = letters
    }, text)
  await write('Кот')
  await expect.poll(() => asked.at(-1)).toBe('inter-cyrillic')
  await write('żółw')
  await expect.poll(() => asked.at(-1)).toBe('inter-latin-ext')
})
