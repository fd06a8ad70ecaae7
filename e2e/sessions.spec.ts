import { appendFileSync, rmSync } from 'node:fs'
import { changed, expect, test } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import type { SmallHome } from '#e2e/homes/small-home.ts'
import { SessionPage } from '#e2e/pages/session-page.ts'
import { SessionsPage } from '#e2e/pages/sessions-page.ts'
import { transcript } from '#main/sample/transcript.ts'

const sessionOf = (home: SmallHome, title: string) => {
  const session = home.sessions.find((candidate) => candidate.title === title)
  if (!session) throw new Error(`no session is called ${title}`)
  return session
}

test.use({ isShared: true, startAt: '/sessions' })

test('lists every session, the last active first', async ({ page, home }) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await expect(sessions.rows()).toHaveCount(home.sessions.length)
  expect(await sessions.titles()).toEqual(home.sessions.map(({ title }) => title))
  await expect(sessions.totals()).toContainText(`${home.totals.calls} model calls`)
})

test('sorts by a column and back', async ({ page }) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await sessions.sortBy('Title')
  await expect(sessions.head('Title')).toHaveAttribute('aria-sort', 'ascending')
  await expect(sessions.rows().first()).toContainText('Add CSV export of invoices')
  await sessions.sortBy('Title')
  await expect(sessions.head('Title')).toHaveAttribute('aria-sort', 'descending')
  await expect(sessions.rows().first()).toContainText('Write a migration for tags')
  await expect(page).toHaveURL(/sort=title&order=desc/)
})

test('finds sessions by a part of their title or prompt', async ({ page }) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await page.keyboard.press('/')
  await page.keyboard.type('invoices')
  await expect(sessions.rows()).toHaveCount(1)
  await expect(page).toHaveURL(/q=invoices/)
  await sessions.text.fill('no such thing')
  await expect(page.getByText('No session has “no such thing” in it.')).toBeVisible()
  await sessions.text.press('Escape')
  await expect(sessions.rows()).toHaveCount(12)
})

test.describe('where sessions are kept', () => {
  // What is kept here is in no other test's way.
  test.use({ circle: 'with kept sessions' })

  test('offers star and scale of the row that is pointed to, and shows those that are on', async ({
    page,
  }) => {
    const sessions = new SessionsPage(page)
    await sessions.open()
    const buttons = (row: number) => sessions.rows().nth(row).getByRole('button')
    await expect(buttons(4)).toHaveCount(0)
    await sessions.rows().nth(4).hover()
    await expect(buttons(4)).toHaveCount(2)
    const title = (await sessions.titles())[0] ?? ''
    await sessions.grid.focus()
    await page.keyboard.press('s')
    await expect(sessions.row(title).locator('[data-star][aria-pressed=true]')).toBeVisible()
    await page.keyboard.press('Space')
    await sessions.sortBy('Title')
    await expect(sessions.rows().first()).toContainText('Add CSV export of invoices')
    // Where it stands now, no pointer and no keys have been.
    await expect(sessions.row(title).getByRole('button', { pressed: true })).toHaveCount(2)
    await sessions.row(title).locator('[data-star]').click()
    await expect(sessions.row(title).getByRole('button', { pressed: true })).toHaveCount(1)
  })
})

test('asks for what a session begins with as the pointer nears its link, and not again', async ({
  page,
  home,
}) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const { id, title } = sessionOf(home, 'Add CSV export of invoices')
  const first = ['', '/transcript', '/transcript/outline'].map(
    (end) => `/api/app/sessions/${id}${end}`,
  )
  const timesOf = () => first.map((one) => asked.filter((path) => path === one).length)
  await sessions.row(title).getByRole('link').hover()
  await expect.poll(timesOf).toEqual([1, 1, 1])
  await sessions.row(title).getByRole('link').click()
  await expect(new SessionPage(page).records.first()).toBeVisible()
  expect(timesOf()).toEqual([1, 1, 1])
})

test('is moved in and opened by keyboard', async ({ page, home }) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  await sessions.grid.focus()
  await page.keyboard.press('End')
  await expect(sessions.row(home.sessions.at(-1)?.title ?? '')).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(new SessionPage(page).title).toHaveText(home.sessions.at(-2)?.title ?? '')
})

test.describe('where files are taken away', () => {
  test.use({ circle: changed })

  test('marks a session whose file is gone, and keeps it', async ({ page, home }) => {
    const sessions = new SessionsPage(page)
    await sessions.open()
    const { title, file } = sessionOf(home, 'Draw the monthly chart')
    rmSync(file)
    await expect(sessions.row(title)).toContainText('deleted at source', { timeout: 20_000 })
    await sessions.row(title).click()
    await expect(new SessionPage(page).records.first()).toContainText('Show spending per month')
  })
})

test('reads a session from prompt to answer', async ({ page, home }) => {
  const { title, id } = sessionOf(home, 'Add CSV export of invoices')
  await page.goto(new URL(`/sessions/${id}`, page.url()).href)
  const session = new SessionPage(page)
  await expect(session.title).toHaveText(title)
  await expect(session.prompts.first()).toContainText('Let people download their invoices')
  await expect(session.records.first()).toContainText('You')
  await expect(session.transcript.getByText('thinking (not recorded)').first()).toBeVisible()
  const read = session.fold(/^Read \/home\/dev\/src\/main\.ts/).first()
  await read.click()
  await expect(read).toHaveAttribute('aria-expanded', 'true')
  await expect(session.transcript.getByText('"file_path": "/home/dev/src/main.ts"')).toBeVisible()
  await expect(session.transcript.locator('strong').first()).toHaveText('two files')
  await expect(session.facts).toContainText(id)
})

test('shows records it has no name for as such', async ({ page, home }) => {
  const { id } = sessionOf(home, 'Review the retry logic')
  await page.goto(new URL(`/sessions/${id}`, page.url()).href)
  await expect(new SessionPage(page).transcript).toContainText('hologram')
})

test('shows bookkeeping only when asked', async ({ page, home }) => {
  const { id } = sessionOf(home, 'Fix the flaky sync test')
  await page.goto(new URL(`/sessions/${id}`, page.url()).href)
  const { transcript: pane } = new SessionPage(page)
  await expect(pane.getByText('ai title')).toHaveCount(0)
  await pane.getByRole('button', { name: 'Blocks' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Bookkeeping/ }).click()
  await expect(pane.getByText('ai title').first()).toBeVisible()
  await expect(page).toHaveURL(/show=.*bookkeeping/)
})

test('opens the transcript of a subagent', async ({ page, home }) => {
  const { id } = sessionOf(home, 'Fix the flaky sync test')
  await page.goto(new URL(`/sessions/${id}`, page.url()).href)
  const session = new SessionPage(page)
  await session.agent.selectOption({ index: 1 })
  await expect(page).toHaveURL(/agent=a[0-9a-f]{16}/)
  await expect(session.transcript).toContainText('Three places, all in sync.ts.')
  await session.agent.selectOption({ index: 0 })
  await expect(page).not.toHaveURL(/agent=/)
  await expect(session.transcript).toContainText('The sync test fails')
})

test.describe('where records are added', () => {
  test.use({ isShared: false })

  test('shows new records at once without moving the reader', async ({ page, home }) => {
    const { id, cwd, file } = sessionOf(home, 'Explain the cache keys')
    await page.goto(new URL(`/sessions/${id}`, page.url()).href)
    const session = new SessionPage(page)
    await expect(session.records.first()).toBeVisible()
    const more = transcript({ sessionId: id, cwd, startAt: Date.now(), model: 'claude-opus-5' })
    appendFileSync(file, more.prompt('One more question.').answer('One more answer.').text())
    await expect(session.prompts.last()).toContainText('One more question.')
    await expect(session.records.first()).toBeInViewport()
    await session.prompts.last().click()
    await expect(session.transcript.getByText('One more answer.')).toBeVisible()
  })
})

test.describe('where records are added', () => {
  test.use({ isShared: false })

  test('loads no picture, runs no HTML and opens no strange link', async ({ page, home }) => {
    const { id, cwd, file } = sessionOf(home, 'Plan the search feature')
    const hostile = transcript({ sessionId: id, cwd, startAt: Date.now(), model: 'claude-opus-5' })
    hostile
      .prompt('Show me.')
      .answer(
        [
          '![a cat](https://example.com/cat.png)',
          '<img src="x" onerror="document.title=1"><b>bold HTML</b>',
          '[bad](javascript:alert(1)) [file](file:///etc/passwd) [good](https://example.com/page)',
        ].join('\n\n'),
      )
    appendFileSync(file, hostile.text())
    await page.goto(new URL(`/sessions/${id}`, page.url()).href)
    const { transcript: pane, prompts } = new SessionPage(page)
    await expect(prompts.last()).toContainText('Show me.')
    await prompts.last().click()
    await expect(pane.getByText('https://example.com/cat.png')).toBeVisible()
    await expect(pane.locator('img, b, [onerror]')).toHaveCount(0)
    await expect(pane.getByRole('link')).toHaveCount(1)
    const link = pane.getByRole('link', { name: 'good' })
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect(link).toHaveAttribute('target', '_blank')
  })
})

test('has nothing that assistive technology stumbles over', async ({ page, home }) => {
  const sessions = new SessionsPage(page)
  await sessions.open()
  expect(await stumbles(page)).toEqual([])
  await sessions.row(sessionOf(home, 'Find the memory leak').title).click()
  await expect(new SessionPage(page).records.first()).toBeVisible()
  expect(await stumbles(page)).toEqual([])
})
