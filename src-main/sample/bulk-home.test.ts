import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { writeBulkHome } from '#main/sample/bulk-home.ts'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'

const bytes = 2_000_000

/** Every file of a home with the hash of what is in it. */
const hashesOf = (home: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*.jsonl', { cwd: home })
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(home, file)))
          .digest('hex'),
      ]),
  )

test('the same seed writes the same bytes, another seed others', () => {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const
  const homes = folders.map((folder, index) =>
    writeBulkHome(folder, { bytes, seed: index === 2 ? 8 : 7 }),
  )
  expect(hashesOf(folders[0])).toEqual(hashesOf(folders[1]))
  expect(homes[0]?.totals).toEqual(homes[1]?.totals)
  expect(homes[0]?.sha256).toBe(homes[1]?.sha256)
  expect(homes[2]?.sha256).not.toBe(homes[0]?.sha256)
})

test('the same bytes come out in another year', () => {
  const { sha256 } = writeBulkHome(temporaryFolder(), { bytes, seed: 1 })
  vi.setSystemTime(Date.UTC(2041, 1, 1))
  onTestFinished(() => void vi.useRealTimers())
  expect(writeBulkHome(temporaryFolder(), { bytes, seed: 1 }).sha256).toBe(sha256)
})

test('what the program counts is what the home says of itself', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  const { totals, longest } = writeBulkHome(home, { bytes, seed: 3, longest: 500_000 })
  const report = await (await openIngest(home, dataDir)).runPass()
  const { files, sessions, lines, calls } = totals
  expect(report).toMatchObject({ files, sessions, lines, bytes: totals.bytes, calls, problems: 0 })
  expect(await totalsOf(dataDir)).toMatchObject({
    calls,
    inputTokens: totals.input,
    outputTokens: totals.output,
    cacheReadTokens: totals.cacheRead,
    cacheWrite5mTokens: totals.cacheWrite5m,
    cacheWrite1hTokens: totals.cacheWrite1h,
  })
  expect(longest.bytes).toBeGreaterThanOrEqual(500_000)
})

test('a home has subagents, and forks that repeat calls of another file', () => {
  const home = temporaryFolder()
  const { totals } = writeBulkHome(home, { bytes, seed: 3 })
  const texts = globSync('**/*.jsonl', { cwd: home }).map((file) => ({
    file,
    text: readFileSync(path.join(home, file), 'utf8'),
  }))
  expect(texts.some(({ file }) => file.includes('subagents'))).toBe(true)
  const inFiles = texts.flatMap(({ text }) => [...new Set(text.match(/"id":"msg_\w+"/g))])
  expect(new Set(inFiles).size).toBe(totals.calls)
  expect(inFiles.length).toBeGreaterThan(totals.calls)
})
