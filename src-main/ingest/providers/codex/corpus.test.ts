import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseLine } from '#main/ingest/split-lines.ts'
import { asCount, asObject, type Json } from '#main/lib/coerce.ts'
import { codex } from './provider.ts'

const corpus = path.resolve('../shared/corpus')
const isThere = existsSync(corpus)
if (!isThere) process.stdout.write('Skipped: no real rollouts beside this checkout.\n')

const files = isThere
  ? globSync('**/*.jsonl', { cwd: corpus })
      .filter((file) => /codex|rollout_/i.test(file))
      .map((file) => path.join(corpus, file))
  : []

const recordsOf = (file: string): Json[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = parseLine(Buffer.from(line))
      return 'record' in parsed ? [asObject(parsed.record) ?? {}] : []
    })

const begin = (file: string) => {
  const place = { kind: 'main', sessionId: null, agentId: null } as const
  const identity = { path: file, provider: 'codex', configDir: '', dirName: '', ...place }
  return codex.beginReading(identity, null)
}

test.runIf(isThere)('every record of the real rollouts has a name and something to show', () => {
  expect(files.length).toBeGreaterThan(20)
  const unknown = new Set<string>()
  for (const file of files) {
    const reading = begin(file)
    for (const [seq, record] of recordsOf(file).entries()) {
      const facts = reading.readFacts(record)
      const blocks = codex.readBlocks(record, { seq, most: 1000 })
      if (!facts.known) unknown.add(facts.recordType)
      // A message without words has nothing to show; bookkeeping says at least its name.
      const isBare = facts.kind === 'answer' || facts.kind === 'meta'
      expect(blocks.length > 0 || isBare, `${file} ${seq}`).toBe(true)
    }
  }
  // These were written to stand for what a later version may bring.
  expect([...unknown].toSorted()).toEqual([
    'event_msg/future_event_payload',
    'future_top_level_type',
    'response_item/future_payload_type',
  ])
})

/** Input and output of the last running total that a rollout tells. */
const lastTotal = (records: readonly Json[]): [number, number] | null => {
  const totals = records.flatMap((record) => {
    const info = asObject(asObject(record.payload)?.info)
    const total = asObject(info?.total_token_usage)
    return total ? [total] : []
  })
  const last = totals.at(-1)
  return last ? [asCount(last.input_tokens), asCount(last.output_tokens)] : null
}

test.runIf(isThere)('the calls of a real rollout sum up to its own running total', () => {
  let compared = 0
  for (const file of files) {
    const records = recordsOf(file)
    const total = lastTotal(records)
    if (total === null) continue
    const reading = begin(file)
    const calls = new Map(
      records.flatMap((record) => {
        const { call } = reading.readFacts(record)
        return call ? [[call.key, call] as const] : []
      }),
    )
    const sum = { input: 0, output: 0 }
    for (const call of calls.values()) {
      sum.input += call.input + call.cacheRead + call.cacheWrite5m
      sum.output += call.output
    }
    // Some were shortened for their tests, and tell a total without the calls that led to it.
    if (calls.size > 1) expect([sum.input, sum.output], file).toEqual(total)
    compared += calls.size
  }
  expect(compared).toBeGreaterThan(20)
})
