import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { noProgress } from '#schema/ingest.ts'
import { QueryPool } from './query-pool.ts'
import { startEngine } from './start.ts'

const state = {
  version: '0.0.0',
  startedAt: 0,
  watching: false,
  isSample: false,
  progress: noProgress,
  health: { state: 'ready' as const, message: '' },
  roots: [],
  selectedProject: null,
}

test('says that a query took too long by a code that nobody repeats', async () => {
  const dataDir = temporaryFolder()
  const options = { dataDir, claudeDirs: [temporaryFolder()], watch: false, ingest: false }
  const engine = await startEngine({ ...options, version: '0.0.0' })
  onTestFinished(() => engine.close())
  const pool = new QueryPool(options, () => undefined, 1)
  onTestFinished(() => pool.close())
  // One behind the other, so that the last waits longer than a stuck query may.
  const asked = Array.from({ length: 10 }, () =>
    pool.call('usage.overview', {}, { ...state, dataDir }),
  )
  const codes = (await Promise.all(asked)).flatMap((one) => (one.ok ? [] : [one.error.code]))
  expect(codes).toContain('too_slow')
})
