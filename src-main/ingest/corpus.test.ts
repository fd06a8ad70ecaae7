import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { askStore } from '#main/testing/ask-store.ts'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'

const tool = path.resolve('../shared/tools/corpus-home')
const isThere = existsSync(tool)
if (!isThere) process.stdout.write('Skipped: no corpus of real transcripts beside this checkout.\n')

test.runIf(isThere)(
  '70 real files give the totals that an independent count gave',
  async () => {
    const home = temporaryFolder()
    const dataDir = temporaryFolder()
    execFileSync(tool, [home])
    const report = await (await openIngest(home, dataDir)).runPass()
    expect(report).toMatchObject({
      files: 70,
      bytes: 34_795_457,
      lines: 12_575,
      sessions: 62,
      calls: 2639,
      problems: 6,
      unreadableFiles: [],
    })
    const totals = await totalsOf(dataDir)
    expect(totals).toMatchObject({
      calls: 2639,
      inputTokens: 183_717,
      outputTokens: 898_958,
      cacheWrite5mTokens: 4_737_061,
      cacheWrite1hTokens: 8_291_008,
      cacheReadTokens: 355_881_689,
      unpricedCalls: 0,
    })
    expect(totals.costUsd).toBeCloseTo(289.55372207, 8)
    const { leftOut } = await askStore(dataDir)('audit.totals', {})
    const { total } = await askStore(dataDir)('audit.rows', { limit: 1 })
    expect(total).toBe(2639)
    process.stdout.write(`left out of the real transcripts: ${JSON.stringify(leftOut)}\n`)
    // By another count: 4,963 answers and 143 mirrors have a usage, one answer is synthetic.
    expect(total + leftOut.duplicate.records + leftOut.mirrored.records).toBe(4963 + 143)
    expect(leftOut).toMatchObject({
      duplicate: { records: 2433 },
      mirrored: { records: 34 },
      replayed: { records: 0 },
      synthetic: { records: 1 },
      unparsable: { records: 6 },
      tooLong: { records: 0 },
    })
  },
  60_000,
)
