import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Library } from '#main/store/library.ts'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { openTranscript } from './read-file.ts'

const setUp = async (records: readonly (object | string)[]) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': records })
  const file = path.join(home, 'projects/p/s.jsonl')
  return { home, dataDir, file, ingest: await openIngest(home, dataDir) }
}

describe('appending', () => {
  test('only the new bytes of a grown file are read', async () => {
    const { file, ingest } = await setUp([user('one'), assistant('a')])
    await ingest.runPass()
    const line = toLines([assistant('b')])
    appendFileSync(file, line)
    const report = await ingest.runPass()
    expect(report).toMatchObject({ changedFiles: 1, newLines: 1, newBytes: line.length, calls: 2 })
  })

  test('a pass over unchanged files reads nothing', async () => {
    const { ingest } = await setUp([user('one'), assistant('a')])
    await ingest.runPass()
    expect(await ingest.runPass()).toMatchObject({ changedFiles: 0, newBytes: 0, lines: 2 })
  })
})

describe('a file that is not what it was', () => {
  test('a truncated file begins another generation and the first one stays', async () => {
    const { file, dataDir, ingest } = await setUp([assistant('a'), assistant('b')])
    await ingest.runPass()
    const before = readFileSync(file)
    truncateSync(file, before.indexOf(0x0a) + 1)
    await ingest.runPass()
    expect((await totalsOf(dataDir)).calls).toBe(1)
    const library = Library.open(dataDir)
    expect(library.generation(1)?.number).toBe(2)
    expect(library.read(1, 0, before.length).equals(before)).toBe(true)
    library.close()
  })

  test('a file rewritten at the same size is noticed', async () => {
    const { file, dataDir, ingest } = await setUp([assistant('a', { output_tokens: 1000 })])
    await ingest.runPass()
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('"output_tokens":1000', '"output_tokens":2000'),
    )
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    await ingest.runPass()
    expect(await totalsOf(dataDir)).toMatchObject({ calls: 1, outputTokens: 2000 })
  })

  test('a file replaced by a longer one with another beginning is read anew', async () => {
    const { file, dataDir, ingest } = await setUp([assistant('a'), user('x')])
    await ingest.runPass()
    writeFileSync(`${file}.tmp`, toLines([assistant('c'), assistant('d'), user('y'), user('z')]))
    renameSync(`${file}.tmp`, file)
    expect(await ingest.runPass()).toMatchObject({ calls: 2, messages: 4 })
    expect((await totalsOf(dataDir)).calls).toBe(2)
  })

  test('a deleted file keeps its session, its cost and its bytes', async () => {
    const { home, file, dataDir, ingest } = await setUp([assistant('a')])
    writeTranscripts(home, { 'p/other.jsonl': [assistant('b')] })
    await ingest.runPass()
    const hash = contentHash(dataDir)
    rmSync(file)
    expect(await ingest.runPass()).toMatchObject({ files: 1, sessions: 2, calls: 2 })
    expect(contentHash(dataDir)).toBe(hash)
    const library = Library.open(dataDir)
    expect(library.files().filter((one) => one.deletedAt !== null)).toHaveLength(1)
    library.close()
  })

  test('a home that is suddenly empty changes nothing', async () => {
    const { home, dataDir, ingest } = await setUp([assistant('a')])
    await ingest.runPass()
    rmSync(path.join(home, 'projects'), { recursive: true })
    expect(await ingest.runPass()).toMatchObject({ files: 0, sessions: 1, calls: 1 })
    const library = Library.open(dataDir)
    expect(library.files()[0]?.deletedAt).toBeNull()
    library.close()
  })
})

describe('what is no transcript', () => {
  test('links, folders named like transcripts and pipes are left alone, and it is said', async () => {
    const { home, ingest } = await setUp([assistant('a')])
    const folder = path.join(home, 'projects/p')
    symlinkSync('/etc/passwd', path.join(folder, 'link.jsonl'))
    symlinkSync(folder, path.join(folder, 'loop'))
    mkdirSync(path.join(folder, 'folder.jsonl'))
    const report = await ingest.runPass()
    expect(report).toMatchObject({ files: 1, calls: 1, problems: 0 })
    expect(report.unreadableFiles).toEqual([
      { path: path.join(folder, 'folder.jsonl'), reason: 'it is a folder, not a transcript' },
    ])
  })

  test('broken lines cost themselves alone and are counted', async () => {
    const nested = `${'['.repeat(100_000)}`
    const { ingest } = await setUp([
      assistant('a'),
      '{"broken',
      '[1,2]',
      'null',
      nested,
      '{"__proto__":{"polluted":true},"type":"user"}',
      assistant('b'),
    ])
    const report = await ingest.runPass()
    expect(report).toMatchObject({ lines: 7, problems: 4, calls: 2, messages: 3 })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('a link put in the place of a transcript is refused when it is opened', async () => {
    const { file, ingest } = await setUp([assistant('a')])
    rmSync(file)
    symlinkSync('/etc/passwd', file)
    const library = Library.open(temporaryFolder())
    await expect(openTranscript(file, library, null)).rejects.toThrow(/ELOOP/)
    library.close()
    expect(await ingest.runPass()).toMatchObject({ files: 0, lines: 0 })
  })
})

test('transcripts are neither written to nor touched', async () => {
  const { file, ingest } = await setUp([assistant('a')])
  const before = statSync(file)
  const bytes = readFileSync(file)
  await ingest.runPass()
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(statSync(file).mtimeMs).toBe(before.mtimeMs)
})

test('an index that was deleted is made again from the library alone', async () => {
  const { home, dataDir, ingest } = await setUp([user('x'), assistant('a'), '{"type":"user"}'])
  writeTranscripts(home, { 'p/tail.jsonl': toLines([assistant('t')]).trimEnd() })
  await ingest.runPass()
  const before = contentHash(dataDir)
  await ingest.close()
  rmSync(path.join(dataDir, 'index.db'))
  rmSync(path.join(home, 'projects'), { recursive: true })
  const again = await openIngest(home, dataDir)
  await again.runPass()
  expect(contentHash(dataDir)).toBe(before)
})
