import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readLines } from '#main/ingest/prepare-file.ts'
import { parseLine } from '#main/ingest/split-lines.ts'
import { claudeCode } from './provider.ts'
import { readBlocks, readModel } from './read-blocks.ts'

const corpus = path.resolve('../shared/corpus')
const index = path.join(corpus, 'index.tsv')
const isThere = existsSync(index)
if (!isThere) process.stdout.write('Skipped: no corpus of transcripts beside this checkout.\n')

/** Claude Code transcripts of the corpus; the notes of a row say whether anybody made it up. */
const transcripts = () =>
  readFileSync(index, 'utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .map((cells) => ({ file: path.join(corpus, cells[0] ?? ''), notes: cells[10] ?? '' }))
    .filter(({ file, notes }) => notes.startsWith('claude;') && existsSync(file))
    .map(({ file, notes }) => ({ file, isReal: notes.startsWith('claude; real') }))

const place = {
  path: '/x/projects/p/s.jsonl',
  provider: 'claude-code',
  configDir: '/x',
  dirName: 'p',
  kind: 'main',
  sessionId: 's',
  agentId: null,
} as const

const kindsIn = (file: string) => {
  const lines = readFileSync(file)
  const end = lines.lastIndexOf(0x0a) + 1
  const read = readLines(claudeCode.beginReading(place, null), {
    start: 0,
    lines: lines.subarray(0, end),
    tail: lines.subarray(end),
  })
  const unknown: string[] = []
  const all = read.pending ? [...read.lines, read.pending] : read.lines
  for (const { offset, length, facts } of all) {
    if (!facts.known) unknown.push(facts.recordType)
    unknown.push(...(facts.unknownParts ?? []))
    const parsed = parseLine(lines.subarray(offset, offset + length))
    if (!('record' in parsed)) throw new Error(`${file} at ${offset} is no longer a record`)
    readBlocks(parsed.record, { seq: 0, most: 1000 })
    readModel(parsed.record)
  }
  return { records: all.length, unknown }
}

test.runIf(isThere)('every record of the corpus is read, and every real kind has a name', () => {
  const sum = { files: 0, records: 0 }
  const invented = new Map<string, number>()
  for (const { file, isReal } of transcripts()) {
    const { records, unknown } = kindsIn(file)
    if (isReal) expect(unknown, file).toEqual([])
    for (const kind of unknown) invented.set(kind, (invented.get(kind) ?? 0) + 1)
    sum.files += 1
    sum.records += records
  }
  expect(sum.files).toBeGreaterThan(100)
  process.stdout.write(
    `corpus: ${JSON.stringify(sum)}; unknown kinds of made-up files: ${JSON.stringify(Object.fromEntries(invented))}\n`,
  )
})
