import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeBulkHome } from '#main/sample/bulk-home.ts'
import { writeSampleHome } from '#main/sample/sample-home.ts'
import { askStore } from '#main/testing/ask-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'

const script = path.resolve(import.meta.dirname, '../testing/count-tokens.py')
const corpus = path.resolve('../shared/tools/corpus-home')

const hasPython = (): boolean => {
  try {
    return execFileSync('python3', ['--version']).length > 0
  } catch {
    return false
  }
}

const isThere = hasPython()
if (!isThere) process.stdout.write('Skipped: no python3 to count a second time with.\n')

type Days = Readonly<Record<string, readonly number[]>>

const secondCount = (home: string): Days =>
  JSON.parse(execFileSync('python3', [script, home], { maxBuffer: 1 << 28, encoding: 'utf8' }))

const ourCount = async (home: string): Promise<Days> => {
  const dataDir = temporaryFolder()
  await (await openIngest(home, dataDir)).runPass()
  const { cells } = await askStore(dataDir)('usage.daily', { timezone: 'UTC' })
  return Object.fromEntries(
    cells.map((cell) => [
      `${cell.day} ${cell.model}`,
      [
        cell.calls,
        cell.inputTokens,
        cell.outputTokens,
        cell.cacheWrite5mTokens,
        cell.cacheWrite1hTokens,
        cell.cacheReadTokens,
      ],
    ]),
  )
}

const agree = async (home: string): Promise<number> => {
  const second = secondCount(home)
  expect(await ourCount(home)).toEqual(second)
  return Object.values(second).reduce((sum, [calls = 0]) => sum + calls, 0)
}

test.runIf(isThere)(
  'a count in another language agrees by day and model to the token',
  async () => {
    const seed = Number(process.env.SEED ?? 20261121)
    const bulk = temporaryFolder()
    const { totals } = writeBulkHome(bulk, { bytes: 3_000_000, seed })
    expect(await agree(bulk)).toBe(totals.calls)
    const sample = temporaryFolder()
    writeSampleHome(sample, { seed, now: Date.UTC(2026, 9, 31) })
    expect(await agree(sample)).toBeGreaterThan(100)
  },
)

test.runIf(isThere && existsSync(corpus))(
  'so it does over real transcripts',
  async () => {
    const home = temporaryFolder()
    execFileSync(corpus, [home])
    expect(await agree(home)).toBe(2639)
  },
  60_000,
)
