import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { patchOf } from './patch.ts'
import { writeSampleHome } from './sample-home.ts'
import { sampleProjects } from './sample-projects.ts'

const now = Date.UTC(2026, 10, 18, 15, 30)

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()

const hashOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of filesOf(folder)) {
    hash.update(path.relative(folder, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const recordsOf = (folder: string): Record<string, unknown>[] =>
  filesOf(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('a seed and a time decide every byte of a sample', () => {
  const [one, same, other, later] = [1, 1, 2, 1].map((seed, place) => {
    const folder = temporaryFolder()
    writeSampleHome(folder, { seed, now: place === 3 ? now + 1 : now })
    return hashOf(folder)
  })
  expect(one).toBe(same)
  expect(new Set([one, other, later]).size).toBe(3)
})

test('the sessions of a sample lie in the sixty days before now', () => {
  const folder = temporaryFolder()
  writeSampleHome(folder, { seed: 3, now })
  const times = recordsOf(folder).flatMap(({ timestamp }) =>
    typeof timestamp === 'string' ? [Date.parse(timestamp)] : [],
  )
  expect(Math.max(...times)).toBe(now - 4 * 60_000)
  expect(Math.min(...times)).toBeGreaterThan(now - 61 * 86_400_000)
})

test('a sample has every kind of turn that a person meets', () => {
  const folder = temporaryFolder()
  writeSampleHome(folder, { seed: 1, now })
  const text = filesOf(folder)
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  for (const mark of [
    'structuredPatch',
    'compact_boundary',
    'isCompactSummary',
    'hook_success',
    'queued_command',
    '[Request interrupted by user]',
    '<command-name>',
    'image/png',
    '"is_error":true',
    '"type":"thinking"',
    'totalToolUseCount',
    'isApiErrorMessage',
    'searchCount',
  ]) {
    expect(text, mark).toContain(mark)
  }
  const prompts = recordsOf(folder).filter((record) => record.promptSource === 'typed')
  const parents = prompts.map((record) => record.parentUuid).filter((uuid) => uuid !== null)
  expect(new Set(parents).size, 'a rewind is two prompts below one record').toBeLessThan(
    parents.length,
  )
})

test('a sample is read whole: no problem, no unknown record, subagents and an unpriced model', async () => {
  const folder = temporaryFolder()
  const dataDir = temporaryFolder()
  const sample = writeSampleHome(folder, { seed: 1, now })
  const service = await openIngest(folder, dataDir)
  const report = await service.runPass()
  expect(report).toMatchObject({ sessions: 30, problems: 0, unreadableFiles: [] })
  expect(sample.sessions).toHaveLength(30)
  expect(report.files).toBeGreaterThan(sample.sessions.length)
  const totals = await totalsOf(dataDir)
  expect(totals.unpricedCalls).toBeGreaterThan(0)
  expect(totals.costUsd).toBeGreaterThan(1)
})

test('every edit that a session makes changes its file', () => {
  const folder = temporaryFolder()
  writeSampleHome(folder, { seed: 1, now })
  const patches = recordsOf(folder).flatMap(({ toolUseResult }) => {
    const result = toolUseResult as { oldString?: string; structuredPatch: unknown[] } | undefined
    return result?.oldString === undefined ? [] : [result.structuredPatch.length]
  })
  expect(patches.length).toBeGreaterThan(60)
  expect(new Set(patches)).toEqual(new Set([1]))
})

test('every edit of the sample fits the file it is made to', () => {
  for (const { path: name, text, edits } of sampleProjects.flatMap(({ files }) => files)) {
    let now = text
    for (const { from, to } of edits) {
      expect(now.split(from), name).toHaveLength(2)
      now = now.replace(from, () => to)
    }
  }
})

test('a patch names the changed lines with three around them', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(patchOf(before, before)).toEqual([])
  expect(patchOf(before, before.replace('e\n', 'E\nE2\n'))).toEqual([
    {
      oldStart: 2,
      oldLines: 7,
      newStart: 2,
      newLines: 8,
      lines: [' b', ' c', ' d', '-e', '+E', '+E2', ' f', ' g', ' h'],
    },
  ])
})
