import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { contentHash, openIngest, ownersOf, totalsOf } from '#main/testing/store.ts'
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

const setUp = async (files: Parameters<typeof writeTranscripts>[1]) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, files)
  const ingest = await openIngest(home, dataDir)
  const at = (name: string) => path.join(home, 'projects', name)
  return { home, dataDir, ingest, at }
}

const sessionsOf = async (dataDir: string) => {
  const store = openReadStore(dataDir)
  const rows = await store.index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['s.session_id', 's.title_custom', 's.messages', 's.prompts', 'p.key'])
    .orderBy('s.session_id')
    .execute()
  await store.close()
  return rows
}

describe('one bad record never hides good ones', () => {
  test('a token count that cannot be true is left out', async () => {
    const { dataDir, ingest } = await setUp({
      'p/bad.jsonl': [assistant('x', { output_tokens: Number.MAX_SAFE_INTEGER, input_tokens: 5 })],
      'p/good.jsonl': [assistant('a')],
    })
    expect(await ingest.runPass()).toMatchObject({ calls: 2, problems: 0 })
    expect(await totalsOf(dataDir)).toMatchObject({ outputTokens: 1000, inputTokens: 1005 })
  })

  test('times before 2000 and after 2099 are taken from the record before', async () => {
    const { dataDir, ingest } = await setUp({
      'p/s.jsonl': [
        assistant('a', undefined, at(1)),
        assistant('b', undefined, { timestamp: '9999-12-30T00:00:00Z' }),
        assistant('c', undefined, { timestamp: '1970-01-01T00:00:00Z' }),
        assistant('d', undefined, { timestamp: '+275760-09-12T00:00:00Z' }),
      ],
    })
    await ingest.runPass()
    const store = openReadStore(dataDir)
    const rows = await store.index.selectFrom('rollup').select(['quarter', 'calls']).execute()
    await store.close()
    expect(rows).toEqual([{ quarter: Date.UTC(2026, 9, 1), calls: 4 }])
  })

  test('a line without an end is archived in pieces and what follows is read', async () => {
    const { ingest, at, dataDir } = await setUp({ 'p/s.jsonl': [assistant('a')] })
    const file = at('p/s.jsonl')
    truncateSync(file, 150 * 1024 * 1024)
    appendFileSync(file, `\n${toLines([assistant('b')])}`)
    const report = await ingest.runPass()
    expect(report).toMatchObject({ calls: 2, problems: 3 })
    const hash = contentHash(dataDir)
    await ingest.close()
    rmSync(path.join(dataDir, 'index.db'))
    const again = await openIngest(path.join(file, '../../..'), dataDir)
    await again.runPass()
    expect(contentHash(dataDir)).toBe(hash)
  }, 60_000)

  test('tags that never close cost no more than their length', async () => {
    const { ingest } = await setUp({
      'p/s.jsonl': [user('<system-reminder> <command-args> <bash-input> '.repeat(100_000))],
    })
    const startedAt = process.cpuUsage()
    await ingest.runPass()
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000)
  })
})

describe('lines that are not what they were', () => {
  test('two records glued on one line both count', async () => {
    const { dataDir, ingest } = await setUp({
      'p/s.jsonl': [`${JSON.stringify(assistant('a'))}${JSON.stringify(assistant('b'))}`],
    })
    expect(await ingest.runPass()).toMatchObject({ calls: 2, messages: 2, problems: 0 })
    expect((await totalsOf(dataDir)).calls).toBe(2)
  })

  test('a whole last line that more is glued to is taken back and read again', async () => {
    const { dataDir, ingest, at } = await setUp({
      'p/s.jsonl': toLines([user('x'), assistant('a')]).trimEnd(),
    })
    await ingest.runPass()
    appendFileSync(at('p/s.jsonl'), toLines([assistant('b'), assistant('c')]))
    expect(await ingest.runPass()).toMatchObject({ calls: 3, messages: 4 })
    const live = contentHash(dataDir)
    await ingest.close()
    rmSync(path.join(dataDir, 'index.db'))
    await (await openIngest(path.join(at('.'), '..'), dataDir)).runPass()
    expect(contentHash(dataDir)).toBe(live)
  })

  test('a grown file in the place of another is compared whole', async () => {
    const many = Array.from({ length: 40 }, (_, n) => assistant(`m${n}`, { output_tokens: 100 }))
    const { dataDir, ingest, at } = await setUp({ 'p/s.jsonl': many })
    await ingest.runPass()
    const lines = readFileSync(at('p/s.jsonl'), 'utf8').split('\n')
    lines[20] = (lines[20] ?? '').replace('"output_tokens":100', '"output_tokens":900')
    const grown = lines.join('\n') + toLines([assistant('n', { output_tokens: 7 })])
    writeFileSync(at('p/s.tmp'), grown)
    renameSync(at('p/s.tmp'), at('p/s.jsonl'))
    await ingest.runPass()
    expect((await totalsOf(dataDir)).outputTokens).toBe(4000 + 800 + 7)
  })
})

test('a file rewritten at the same size with its old time put back is noticed', async () => {
  const { dataDir, ingest, at } = await setUp({
    'p/s.jsonl': [assistant('a', { output_tokens: 111 })],
  })
  utimesSync(at('p/s.jsonl'), 1.7e9, 1.7e9)
  await ingest.runPass()
  const text = readFileSync(at('p/s.jsonl'), 'utf8').replace('111', '999')
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('p/s.jsonl'), text)
  utimesSync(at('p/s.jsonl'), 1.7e9, 1.7e9)
  await ingest.runPass()
  expect((await totalsOf(dataDir)).outputTokens).toBe(999)
})

describe('files that belong together', () => {
  test('a rewritten subagent file leaves the title of its session alone', async () => {
    const { dataDir, ingest, at } = await setUp({
      'p/s.jsonl': [user('x'), { type: 'custom-title', customTitle: 'My title' }],
      'p/s/subagents/agent-1.jsonl': [assistant('a'), assistant('b')],
    })
    await ingest.runPass()
    truncateSync(at('p/s/subagents/agent-1.jsonl'), 0)
    await ingest.runPass()
    expect(await sessionsOf(dataDir)).toMatchObject([{ title_custom: 'My title' }])
  })

  test('of two equal transcripts the one whose records name it owns the calls', async () => {
    const rows = [1, 2].map((n) => assistant(`c${n}`, undefined, { ...at(n), sessionId: 'zzz' }))
    const { dataDir, ingest } = await setUp({ 'p/zzz.jsonl': rows, 'p/aaa.jsonl': rows })
    await ingest.runPass()
    expect(await ownersOf(dataDir)).toEqual({ 'm:c1': 'zzz', 'm:c2': 'zzz' })
  })

  test('a copy of a session in another config folder doubles nothing', async () => {
    const rows = [user('x'), assistant('a')]
    const { home, dataDir, ingest } = await setUp({ 'p/s.jsonl': rows })
    const copy = temporaryFolder()
    writeTranscripts(copy, { 'q/s.jsonl': [...rows, assistant('b')] })
    await ingest.addRoot(copy)
    expect(await ingest.runPass()).toMatchObject({ files: 2, sessions: 1, messages: 3, calls: 2 })
    writeTranscripts(home, { 'p/s.jsonl': [...rows, assistant('c')] })
    expect(await ingest.runPass()).toMatchObject({ messages: 4, calls: 3 })
    expect(await sessionsOf(dataDir)).toMatchObject([{ prompts: 1 }])
  })

  test('a subagent file beside the sessions waits until a record says where it belongs', async () => {
    const line = JSON.stringify(assistant('a', undefined, { sessionId: 's', isSidechain: true }))
    const { dataDir, ingest, at } = await setUp({
      'p/s.jsonl': [user('x')],
      'p/agent-7.jsonl': line.slice(0, 50),
    })
    await ingest.runPass()
    appendFileSync(at('p/agent-7.jsonl'), `${line.slice(50)}\n`)
    await ingest.runPass()
    expect((await sessionsOf(dataDir)).map((row) => row.session_id)).toEqual(['s'])
    expect(await ownersOf(dataDir)).toEqual({ 'm:a': 's' })
  })

  test('a subagent whose main transcript is gone still knows its project', async () => {
    const { dataDir, ingest } = await setUp({
      '-nowhere/gone/subagents/agent-1.jsonl': [assistant('a', undefined, { cwd: '/nowhere/app' })],
    })
    await ingest.runPass()
    expect(await sessionsOf(dataDir)).toMatchObject([{ session_id: 'gone', key: '/nowhere/app' }])
  })
})

test('an index that another library made is not believed', async () => {
  const {
    home,
    dataDir,
    ingest,
    at: file,
  } = await setUp({
    'p/a.jsonl': [assistant('a', { output_tokens: 11 })],
    'p/b.jsonl': [assistant('b'), assistant('c')],
  })
  utimesSync(file('p/a.jsonl'), 1e9, 1e9)
  await ingest.runPass()
  await ingest.close()
  for (const ending of ['', '-wal', '-shm'])
    rmSync(path.join(dataDir, `library.db${ending}`), { force: true })
  utimesSync(file('p/a.jsonl'), 1.7e9, 1.7e9)
  utimesSync(file('p/b.jsonl'), 1e9, 1e9)
  const again = await openIngest(home, dataDir)
  expect(await again.runPass()).toMatchObject({ calls: 3, problems: 0 })
  expect(await ownersOf(dataDir)).toEqual({ 'm:a': 'a', 'm:b': 'b', 'm:c': 'b' })
})
