import type { Page } from '@playwright/test'
import { expect } from '#e2e/app.ts'
import { corpusTest, corpusTrouble } from '#e2e/corpus-home.ts'
import { go } from '#e2e/hostile/drive.ts'
import { SessionPage } from '#e2e/pages/session-page.ts'
import { skipFile } from '#e2e/skip-file.ts'
import { makeTall, walkReader } from '#e2e/walk-reader.ts'
import { SessionSummary } from '#schema/sessions.ts'
import { Outline } from '#schema/transcript/operations.ts'

/** `npm run test:corpus` reads every session; other runs every fourth one. */
const isFull = process.env.REARVIEW_CORPUS === 'all'

corpusTest.describe('real transcripts', () => {
  skipFile(corpusTest, 'the reading of real transcripts', corpusTrouble)
  corpusTest.setTimeout(300_000)

  /** Asks the server as the page does, with its cookie. */
  const ask = (page: Page, path: string): Promise<unknown> =>
    page.evaluate(async (address) => (await fetch(address)).json(), path)

  /** Records that must have a row: all but bookkeeping, those told in another, and left branches. */
  const expectedSeqs = ({ kinds, hosts, rewinds }: Outline): readonly number[] => {
    const hosted = new Set(hosts.map(([seq]) => seq))
    const left = new Set(rewinds.flatMap(({ seqs }) => seqs))
    return kinds.flatMap((kind, seq) =>
      kind === 'quiet' || hosted.has(seq) || left.has(seq) ? [] : [seq],
    )
  }

  corpusTest(
    'open and scroll from end to end and back, every record in its place',
    async ({ page }) => {
      await expect(page.getByText('live', { exact: true })).toBeVisible({ timeout: 30_000 })
      const list = (await ask(page, '/api/app/sessions?limit=500')) as { rows: unknown[] }
      const sessions = list.rows.map((row) => SessionSummary.parse(row))
      expect(sessions).toHaveLength(62)
      const read = sessions.filter((_session, place) => isFull || place % 8 === 0)
      let rows = 0
      await makeTall(page)
      for (const { id } of read) {
        const outline = Outline.parse(await ask(page, `/api/app/sessions/${id}/transcript/outline`))
        const expected = expectedSeqs(outline)
        await go(page, `/sessions/${id}`)
        const reader = new SessionPage(page)
        await expect(reader.facts).toContainText(id)
        if (expected.length === 0) {
          await expect(page.getByText('Nothing of this transcript is shown.')).toBeVisible()
          continue
        }
        await expect(reader.records.first()).toBeVisible()
        const walked = await walkReader(page)
        expect(walked, id).toEqual({ seqs: expected, empty: 0, isThrough: true })
        rows += walked.seqs.length
      }
      console.log(`${read.length} real sessions read end to end and back: ${rows} rows`)
    },
  )
})
