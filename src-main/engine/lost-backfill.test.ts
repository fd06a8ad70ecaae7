import { expect, test } from 'vitest'
import { noProgress } from '#schema/ingest.ts'
import { afterLoss } from './lost-backfill.ts'

test('a backfill whose worker is lost has failed, and says that nothing was lost with it', () => {
  const job = { id: 'a', force: true, status: 'running', startedAt: 1 } as const
  const current = { ...job, endedAt: null, error: null }
  const { backfill } = afterLoss({ ...noProgress, backfill: { current, last: null } }, 5)
  expect(backfill).toEqual({
    current: null,
    last: { ...current, status: 'failed', endedAt: 5, error: expect.stringContaining('as it was') },
  })
  expect(afterLoss(noProgress, 5)).toBe(noProgress)
})
