import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { type LinePart, readRecords } from './split-lines.ts'

/** Text that looks like a transcript itself, and everything a record may be cut in. */
const broken = JSON.stringify({
  ...user('said "{\\"type\\":\\"user\\"}" {} \\ \u{1f98a}\n'),
  toolUseResult: [{ a: [1, -2.5e3, true, null], b: { c: {} } }, [[]]],
})

const whole = JSON.stringify(assistant('behind', {}, { uuid: 'behind' }))

const shown = (parts: readonly LinePart[]): readonly (string | number)[][] =>
  parts.map((part) => ('record' in part ? [part.from, part.length] : [part.from, part.reason]))

test('a whole record is found behind one that broke off at any byte', () => {
  const bytes = Buffer.from(broken)
  const behind = Buffer.from(whole)
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const line = Buffer.concat([bytes.subarray(0, cut), behind])
    expect(shown(readRecords(line)), `cut at ${cut}`).toEqual([
      [0, 'line is not JSON'],
      [cut, behind.length],
    ])
  }
})

test('records are found behind several that broke off, and behind bytes of a lost page', () => {
  const half = broken.slice(0, 40)
  const holes = '\0'.repeat(300)
  for (const head of [`${half}${half}`, `${half}${holes}`, holes, 'garbage ']) {
    const parts = readRecords(Buffer.from(`${head}${whole}${whole}`))
    expect(shown(parts).slice(-2)).toEqual([
      [head.length, whole.length],
      [head.length + whole.length, whole.length],
    ])
    expect(parts.slice(0, -2).every((part) => 'reason' in part)).toBe(true)
  }
})

test('a piece from within a damaged record is never taken for a record', () => {
  const damaged = [
    broken.slice(0, -1),
    broken.slice(1),
    broken.replace('"type"', 'type'),
    broken.replace('said', 'sa"id'),
    whole.slice(0, -1),
    whole.replace('"usage"', '"us"age"'),
    `[${whole}]`,
    `${whole.slice(0, -1)},"x"}}`,
  ]
  for (const line of damaged) {
    expect(shown(readRecords(Buffer.from(line))), line).toEqual([[0, expect.any(String)]])
  }
})

test('lines made to be searched for long are given up soon', () => {
  const startedAt = process.cpuUsage()
  for (const piece of ['{"a":', '{"a":"{', '{"', '[{"a":1},', '"\\', '}{"']) {
    readRecords(Buffer.from(piece.repeat(200_000)))
  }
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000)
})

test('a call behind half a line is counted, and the half is told as unparsable', async () => {
  const home = temporaryFolder()
  const half = broken.slice(0, 90)
  writeTranscripts(home, {
    'p/s.jsonl': `${toLines([user('first'), assistant('a')])}${half}${toLines([whole, user('end')])}`,
  })
  const dataDir = temporaryFolder()
  const service = await openIngest(home, dataDir)
  expect(await service.runPass()).toMatchObject({ calls: 2, messages: 4, problems: 1 })
  expect((await totalsOf(dataDir)).calls).toBe(2)
  const live = contentHash(dataDir)
  await service.close()
  rmSync(path.join(dataDir, 'index.db'))
  await (await openIngest(home, dataDir)).runPass()
  expect(contentHash(dataDir)).toBe(live)
})
