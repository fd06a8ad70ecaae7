import { appendFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openIngest } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

test('a pass says what it parsed and wrote; one over unchanged files parses and writes nothing', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [user('first'), assistant('a')], 'p/t.jsonl': '{"torn' })
  const file = path.join(home, 'projects/p/s.jsonl')
  const service = await openIngest(home, dataDir)
  const first = await service.runPass()
  expect(first.bytesParsed).toBe(statSync(file).size)
  expect(first.rowsWritten).toBeGreaterThan(5)
  expect(first.firstTotalsMs).toBeLessThanOrEqual(first.elapsedMs)
  expect(first.peakRssMb).toBeGreaterThan(20)
  expect(await service.runPass()).toMatchObject({ bytesParsed: 0, rowsWritten: 0, newLines: 0 })
  await service.close()
  const again = await openIngest(home, dataDir)
  expect(await again.runPass()).toMatchObject({ bytesParsed: 0, rowsWritten: 0 })
  const line = toLines([assistant('b')])
  appendFileSync(file, line)
  expect(await again.runPass()).toMatchObject({ bytesParsed: line.length, changedFiles: 1 })
})
