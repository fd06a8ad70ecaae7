import { appendFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { contentHash, openIngest, ownersOf } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

const at = (second: number) => ({
  timestamp: new Date(Date.UTC(2026, 9, 1) + second * 1000).toISOString(),
})

test('the earliest transcript owns a call that two hold', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, {
    'p/later.jsonl': [assistant('a', undefined, at(9))],
    'p/first.jsonl': [assistant('a', undefined, at(1))],
  })
  await (await openIngest(home, dataDir)).runPass()
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'first' })
})

test('with equal times the file with fewer records before its first one owns the call', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, {
    'p/a.jsonl': [user('x', at(0)), assistant('a', undefined, at(1))],
    'p/b.jsonl': [assistant('a', undefined, at(1))],
  })
  await (await openIngest(home, dataDir)).runPass()
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'b' })
})

test('a root that is found later takes the call over, and its cost moves with it', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  const copied = { ...at(5), sessionId: 'fork', forkedFrom: { sessionId: 'root' } }
  writeTranscripts(home, { 'p/fork.jsonl': [assistant('a', undefined, copied)] })
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'fork' })
  writeTranscripts(home, { 'p/root.jsonl': [assistant('a', undefined, at(5))] })
  await ingest.runPass()
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'root' })
})

test('reading order never changes who owns what', async () => {
  const files = {
    'p/a.jsonl': [
      user('x', at(0)),
      assistant('a', { output_tokens: 5 }, at(1)),
      assistant('b', undefined, at(2)),
    ],
    'p/b.jsonl': [assistant('a', { output_tokens: 9 }, at(1)), assistant('b', undefined, at(2))],
    'p/b/subagents/agent-1.jsonl': [
      assistant('b', { input_tokens: 7 }, at(2)),
      assistant('c', undefined, at(3)),
    ],
  }
  const orders = [
    ['p/a.jsonl', 'p/b.jsonl', 'p/b/subagents/agent-1.jsonl'],
    ['p/b/subagents/agent-1.jsonl', 'p/b.jsonl', 'p/a.jsonl'],
    ['p/b.jsonl', 'p/b/subagents/agent-1.jsonl', 'p/a.jsonl'],
  ] as const
  const hashes = new Set<string>()
  const home = temporaryFolder()
  for (const order of orders) {
    const dataDir = temporaryFolder()
    rmSync(path.join(home, 'projects'), { recursive: true, force: true })
    const ingest = await openIngest(home, dataDir)
    for (const name of order) {
      writeTranscripts(home, { [name]: files[name] })
      await ingest.runPass()
    }
    hashes.add(contentHash(dataDir))
    expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'b', 'm:b': 'b', 'm:c': 'b' })
  }
  expect(hashes.size).toBe(1)
})

test('an appended copy with larger figures raises the call instead of doubling it', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [assistant('a', { output_tokens: 1 })] })
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  appendFileSync(
    path.join(home, 'projects/p/s.jsonl'),
    toLines([assistant('a', { output_tokens: 50 })]),
  )
  await ingest.runPass()
  const store = openReadStore(dataDir)
  const sums = await store.index.selectFrom('rollup').select(['calls', 'output']).execute()
  await store.close()
  expect(sums).toEqual([{ calls: 1, output: 50 }])
})
