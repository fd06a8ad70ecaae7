import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { changed, expect, test } from '#e2e/app.ts'
import { corpusTest, corpusTrouble } from '#e2e/corpus-home.ts'
import { runJson } from '#e2e/run-built.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { transcript } from '#main/sample/transcript.ts'
import { UsageReport } from '#schema/usage.ts'

test.use({ isShared: true, circle: changed })

/** Everything is looked through every 30 s; what shows this soon was told by the watcher. */
const beforeSweepMs = 20_000

test('shows an appended record by itself', async ({ page, home }) => {
  const session = home.sessions[3]
  if (!session) throw new Error('the home has too few sessions')
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  const { id, cwd } = session
  const more = transcript({ sessionId: id, cwd, startAt: Date.now(), model: 'claude-opus-5' })
  more.prompt('One more thing.').answer('Of course.').aiTitle('A title of this very moment')
  const calls = page.getByTitle(/^[\d,]+ calls, each/)
  const before = Number.parseInt((await calls.getAttribute('title')) ?? '', 10)
  const startedAt = performance.now()
  appendFileSync(session.file, more.text())
  await page.getByText('A title of this very moment').waitFor({ timeout: beforeSweepMs })
  const ms = Math.round(performance.now() - startedAt)
  console.log(`an appended record showed after ${ms} ms`)
  await expect(calls).toHaveAttribute('title', new RegExp(`^${before + 1} calls`))
})

test('shows a new session by itself', async ({ page, home }) => {
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  const first = home.sessions[0]
  if (!first) throw new Error('the home has no session')
  const startAt = Date.now()
  const id = '00000000-0000-4000-8000-000000000000'
  const fresh = transcript({ sessionId: id, cwd: first.cwd, startAt, model: 'claude-opus-5' })
  fresh.prompt('A session that began just now').answer('Good morning.')
  const startedAt = performance.now()
  appendFileSync(path.join(path.dirname(first.file), `${id}.jsonl`), fresh.text())
  await page.getByText('A session that began just now').waitFor({ timeout: beforeSweepMs })
  const ms = Math.round(performance.now() - startedAt)
  console.log(`a new session showed after ${ms} ms`)
})

test('asks for each thing once as it opens, while nothing is written', async ({ page }) => {
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  // What the tests before wrote was told of by then.
  await page.waitForTimeout(1000)
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/'))
      asked.push(`${request.method()} ${request.url()}`)
  })
  await page.reload()
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await page.waitForTimeout(1500)
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((one, place) => asked.indexOf(one) !== place)).toEqual([])
})

/** Bytes and modification time of every file below a folder. */
const stateOf = (folder: string): readonly (readonly [string, string, number])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file, 'base64'), statSync(file).mtimeMs] as const)

test('leaves every transcript as it was', async ({ home, page }) => {
  const before = stateOf(home.dir)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByText('Fix the flaky sync test').click()
  await expect(page.getByText('Done: two files changed').first()).toBeVisible()
  expect(stateOf(home.dir)).toEqual(before)
})

const count = (value: number): string => value.toLocaleString('en-US')

corpusTest.describe('real transcripts', () => {
  corpusTest.use({ isShared: false })
  skipFile(corpusTest, 'the tests on real transcripts', corpusTrouble)

  corpusTest('show the totals of the command line', async ({ page, claudeDir, dataDir }) => {
    await expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 30_000 })
    const answer = await runJson(['report'], { claudeDir, dataDir: `${dataDir}-report` })
    const { totals } = UsageReport.parse(answer)
    expect(totals).toMatchObject({
      calls: 2639,
      inputTokens: 183_717,
      outputTokens: 898_958,
      cacheReadTokens: 355_881_689,
    })
    const card = page.getByRole('region', { name: 'Totals' })
    await expect(card.getByTitle(`${count(totals.calls)} calls, each`)).toBeVisible()
    for (const [label, value] of [
      ['input', totals.inputTokens],
      ['output', totals.outputTokens],
      ['cache read', totals.cacheReadTokens],
      ['cache write 5 min', totals.cacheWrite5mTokens],
      ['cache write 1 h', totals.cacheWrite1hTokens],
    ] as const)
      await expect(card.getByTitle(`${count(value)} ${label} tokens`)).toBeVisible()
    await expect(card.getByTitle(`$${(totals.costUsd ?? 0).toFixed(2)}`)).toBeVisible()
    await expect(card.getByRole('link', { name: /^Sessions/ })).toContainText('62')
  })
})
