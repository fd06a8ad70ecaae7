import { appendFileSync } from 'node:fs'
import { test as base, expect } from '#e2e/app.ts'
import { stumbles } from '#e2e/axe.ts'
import { makeFolder, withFolder } from '#e2e/folders.ts'
import { type ReaderHome, writeReaderHome } from '#e2e/homes/reader-home.ts'
import type { Lasting } from '#e2e/lasting.ts'
import { SessionPage } from '#e2e/pages/session-page.ts'
import { transcript } from '#main/sample/transcript.ts'

const lastingReaderHome = (lasting: Lasting): Promise<ReaderHome> =>
  lasting.once('home for reading', async (onEnd) => {
    const { folder, remove } = makeFolder()
    onEnd(remove)
    return writeReaderHome(folder)
  })

const test = base.extend<{ readonly readerHome: ReaderHome; readonly reader: SessionPage }>({
  readerHome: async ({ isShared, lasting }, use) => {
    if (isShared) return use(await lastingReaderHome(lasting))
    await withFolder(async (folder) => use(writeReaderHome(folder)))
  },
  claudeDir: async ({ readerHome }, use) => use(readerHome.dir),
  startAt: async ({ readerHome }, use) => use(`/sessions/${readerHome.id}`),
  reader: async ({ page, isShared, readerHome }, use) => {
    if (!isShared) await page.goto(new URL(`/sessions/${readerHome.id}`, page.url()).href)
    await expect(new SessionPage(page).records.first()).toBeVisible()
    await use(new SessionPage(page))
  },
})

test.use({ isShared: true })

test('tells a turn: what was asked, done, changed and said, and what it cost', async ({
  reader,
  page,
  context,
}) => {
  const { transcript: pane, records } = reader
  await expect(records.first()).toContainText('Why does the sync test fail?')
  await expect(pane.getByRole('img', { name: /^picture · image\/png/ })).toBeVisible()
  await expect(pane.getByText('thinking (not recorded)').first()).toBeVisible()
  await expect(pane.getByText('too short')).toHaveCSS('font-weight', '700')
  await expect(reader.speaker(/^Claude · Opus 5/).first()).toContainText('$')
  const failed = reader.fold(/^Bash npm test/)
  await expect(failed.getByRole('img', { name: 'failed' })).toBeVisible()
  await failed.click()
  const result = pane.getByRole('group', { name: 'result', exact: true })
  await expect(result.getByText('red', { exact: true })).toBeVisible()
  expect(await result.textContent()).not.toContain('\u001b')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await pane.getByRole('button', { name: 'Copy result' }).click()
  await expect(pane.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe('␛[31mred␛[0m Exit code 1')
})

test('shows what an edit changed, line by line', async ({ reader }) => {
  const edit = reader.fold(/^Edit src\/sync\.ts/)
  await expect(edit).toContainText('+1−1')
  await edit.click()
  const lines = reader.transcript.getByLabel('Changed lines').getByRole('row')
  await expect(lines).toHaveCount(3)
  await expect(lines.nth(1)).toHaveText(/42.*−const wait = 10/)
  await expect(lines.nth(2)).toHaveText(/42.*\+const wait = 20/)
})

test('folds a branch that was left behind, a compaction and its summary', async ({ reader }) => {
  const { transcript: pane } = reader
  await expect(pane.getByText('A flag it is.')).toHaveCount(0)
  await reader.fold(/^rewound · 2 records left behind/).click()
  await expect(pane.getByText('A flag it is.')).toBeVisible()
  await expect(reader.prompts.filter({ hasText: 'Make it a flag.' })).toBeVisible()
  const compaction = reader.fold(/^compaction auto · 155 k → 9 k tokens/)
  await compaction.click()
  await expect(pane.getByText('Only the wait was wrong.')).toBeVisible()
  await expect(pane.getByText('Stopped by you')).toBeVisible()
})

test('reads a subagent in its place and by itself', async ({ reader, page, readerHome }) => {
  await reader.fold(/^Explore · Find callers/).click()
  const inline = reader.transcript.getByLabel('Transcript of the subagent')
  await expect(inline).toContainText('Task from the main agent')
  await expect(inline).toContainText('Three: a, b and c.')
  await reader.transcript.getByRole('link', { name: /^Open the transcript of Explore/ }).click()
  await expect(page).toHaveURL(new RegExp(`agent=${readerHome.agentId}`))
  await expect(reader.records).toHaveCount(2)
  await reader.transcript.getByRole('button', { name: 'its call' }).click()
  await expect(page).not.toHaveURL(/agent=/)
  await expect(reader.fold(/^Agent Find callers/)).toBeInViewport()
})

test('lays out the talk alone, or prompts alone, and the address says so', async ({
  reader,
  page,
}) => {
  const { transcript: pane } = reader
  await pane.getByRole('button', { name: 'Compact', exact: true }).click()
  await expect(reader.fold(/^2 tool calls, 2 thoughts Read 1 · Bash 1 · 1 failed/)).toBeVisible()
  await expect(pane.getByText('The wait is')).toBeVisible()
  await pane.getByRole('button', { name: 'Prompts', exact: true }).click()
  await expect(page).toHaveURL(/layout=prompts/)
  await expect(pane.getByText('The wait is')).toHaveCount(0)
  await expect(pane.getByText('Just make it longer.')).toBeVisible()
  await page.reload()
  await expect(pane.getByText('The wait is')).toHaveCount(0)
  await expect(pane.getByRole('button', { name: 'Prompts', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('leaves out blocks by kind', async ({ reader, page }) => {
  const { transcript: pane } = reader
  await pane.getByRole('button', { name: 'Blocks' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Tool calls and results' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Thinking' }).click()
  await page.keyboard.press('Escape')
  await expect(pane.getByText('thinking (not recorded)')).toHaveCount(0)
  await expect(reader.fold(/^Read /)).toHaveCount(0)
  // Errors are a part of their own.
  await expect(reader.fold(/^Bash npm test/)).toBeVisible()
})

test('jumps by keys to prompts, errors and edits, and the focus goes along', async ({
  reader,
  page,
}) => {
  await page.keyboard.press('e')
  await expect(reader.focused()).toContainText('Bash')
  await page.keyboard.press('d')
  await expect(reader.focused()).toContainText('Edit')
  await page.keyboard.press('Shift+K')
  await expect(reader.focused()).toContainText('Just make it longer.')
  await page.keyboard.press('j')
  await expect(reader.focused()).toContainText('Edit')
  await page.keyboard.press('k')
  await expect(reader.focused()).toContainText('Just make it longer.')
})

test('steps over gathered rows and leaves them to be opened and closed', async ({
  reader,
  page,
}) => {
  const { transcript: pane } = reader
  await page.keyboard.press('d')
  await expect(reader.focused()).toContainText('Edit')
  await pane.getByRole('button', { name: 'Compact', exact: true }).click()
  const gathered = reader.fold(/^2 tool calls Edit 1 · Agent 1/)
  await page.keyboard.press('Shift+K')
  await expect(reader.focused()).toContainText('Just make it longer.')
  await page.keyboard.press('j')
  await expect(gathered).toBeFocused()
  await page.keyboard.press('j')
  await expect(reader.focused()).toContainText('Stopped by you')
  await page.keyboard.press('k')
  await expect(gathered).toBeFocused()
  await expect(gathered).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('d')
  await expect(reader.focused()).toContainText('Edit')
  const before = await gathered.boundingBox()
  await gathered.click()
  await expect(reader.fold(/^Edit src/)).toHaveCount(0)
  await expect(gathered).toHaveAttribute('aria-expanded', 'false')
  await gathered.click()
  await expect(reader.fold(/^Edit src/)).toBeVisible()
  expect(await gathered.boundingBox()).toEqual(before)
  await expect(pane.getByRole('button', { name: /new record/ })).toHaveCount(0)
})

test('opens at the message that a link names', async ({ reader, page, context, readerHome }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await reader.transcript.getByRole('button', { name: 'Follow the newest record' }).click()
  const row = reader.records.filter({ hasText: 'Answer 39.' })
  await row.hover()
  await row.getByRole('button', { name: 'Copy a link to this' }).click()
  await expect(row.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(new RegExp(`/sessions/${readerHome.id}\\?message=[0-9a-f-]{36}$`))
  await page.goto(link)
  await expect(reader.focused()).toContainText('Answer 39.')
  // On a page of its own: the browser tells of every answer that is a 404.
  const other = await context.newPage()
  await other.goto(link.replace(/message=.*/, 'message=nowhere'))
  await expect(other.getByRole('alert')).toHaveText('That message is not in this session.')
  await other.close()
})

test('copies a turn and a whole transcript as markdown', async ({ reader, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const copy = async (item: string) => {
    await reader.transcript.getByRole('button', { name: 'Copy as markdown' }).first().click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect(reader.transcript.getByText('Copied', { exact: true })).toBeVisible()
  }
  await copy('Copy this turn as markdown')
  expect(await copied()).toMatch(
    /^## You\n\nWhy does the sync test fail\?[\s\S]*too short\*\*\.\n$/,
  )
  await expect(reader.transcript.getByText('Copied', { exact: true })).toBeHidden()
  await copy('Copy the transcript as markdown')
  expect(await copied()).toMatch(/```diff[\s\S]*Answer 39\.\n$/)
})

test('shows a record as it was written, for as long as one looks', async ({
  reader,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const row = reader.records.first()
  await row.hover()
  await row.getByRole('button', { name: 'Show the record as written' }).click()
  const dialog = page.getByRole('dialog', { name: /^Record 1,/ })
  await expect(dialog).toContainText('"promptSource": "typed"')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"promptSource"')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(row).toBeFocused()
})

test.describe('in a program of its own', () => {
  test.use({ isShared: false })

  test('holds a live transcript where it is read, or follows it', async ({
    reader,
    readerHome,
  }) => {
    const { id, file } = readerHome
    const more = transcript({
      sessionId: id,
      cwd: '/home/dev/atlas',
      startAt: Date.now(),
      model: 'claude-opus-5',
      seed: 9,
    })
    appendFileSync(file, more.prompt('One more?').answer('One more.').takeText())
    await expect(reader.transcript.getByRole('button', { name: '2 new records' })).toBeVisible()
    await expect(reader.records.first()).toBeInViewport()
    await reader.transcript.getByRole('button', { name: '2 new records' }).click()
    await expect(reader.transcript.getByText('One more.', { exact: true })).toBeInViewport()
    appendFileSync(file, more.prompt('And another?').answer('And another.').takeText())
    await expect(reader.transcript.getByText('And another.', { exact: true })).toBeInViewport()
    await reader.transcript.getByLabel('Records').hover()
    await reader.page.mouse.wheel(0, -2000)
    await expect(
      reader.transcript.getByRole('button', { name: 'Follow the newest record' }),
    ).toBeVisible()
  })
})

test('has nothing that assistive technology stumbles over, folds open', async ({
  reader,
  page,
}) => {
  await reader.folds().evaluateAll((folds) => {
    for (const fold of folds) if (fold instanceof HTMLElement && !fold.ariaHasPopup) fold.click()
  })
  expect(await stumbles(page)).toEqual([])
})
