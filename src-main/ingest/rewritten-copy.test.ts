import { rmSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { contentOf, openIngest, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'

const history = [
  user('one', { uuid: 'u1' }),
  assistant('a', undefined, { uuid: 'a1' }),
  user('two', { uuid: 'u2' }),
  assistant('b', undefined, { uuid: 'b1' }),
]

/** A session that lies in three folders; the newest, which is read first, holds all of it. */
const setUp = async () => {
  const home = temporaryFolder()
  const rest = [user('three', { uuid: 'u3' }), assistant('c', undefined, { uuid: 'c1' })]
  writeTranscripts(home, {
    'first/s.jsonl': history,
    'second/s.jsonl': [...history, ...rest],
    'third/s.jsonl': rest,
  })
  for (const [age, folder] of ['first', 'second', 'third'].entries()) {
    const at = new Date(Date.UTC(2026, 9, 9 - age))
    utimesSync(path.join(home, 'projects', folder, 's.jsonl'), at, at)
  }
  const dataDir = temporaryFolder()
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  return { home, dataDir, ingest, first: path.join(home, 'projects/first/s.jsonl') }
}

/** What an index that is made anew from the library says. */
const madeAnew = async (home: string, dataDir: string) => {
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `index.db${ending}`), { force: true })
  }
  const again = await openIngest(home, dataDir)
  await again.runPass()
  await again.close()
  return contentOf(dataDir)
}

test.each([
  ['a pass', (ingest: Awaited<ReturnType<typeof openIngest>>, _: string) => ingest.runPass()],
  [
    'a watcher',
    (ingest: Awaited<ReturnType<typeof openIngest>>, at: string) => ingest.lookAt([at]),
  ],
])('what a rewritten file held is counted by its copies at once, seen by %s', async (_, look) => {
  const { home, dataDir, ingest, first } = await setUp()
  expect(contentOf(dataDir).sessions[0]).toContain('"s",6,3,')
  writeTranscripts(home, { 'first/s.jsonl': [user('one', { uuid: 'u1' })] })
  await look(ingest, first)
  await ingest.close()
  const { sessions, files } = contentOf(dataDir)
  expect(sessions[0]).toContain('"s",6,3,')
  expect(files).toHaveLength(3)
  expect((await totalsOf(dataDir)).calls).toBe(3)
  const content = contentOf(dataDir)
  expect(await madeAnew(home, dataDir)).toEqual(content)
})

test('a copy that is read anew stays one that was deleted at its source', async () => {
  const { home, dataDir, ingest } = await setUp()
  rmSync(path.join(home, 'projects/second'), { recursive: true })
  await ingest.runPass()
  writeTranscripts(home, { 'first/s.jsonl': [user('one', { uuid: 'u1' })] })
  const report = await ingest.runPass()
  await ingest.close()
  expect(report.messages).toBe(6)
  const store = openReadStore(dataDir)
  const gone = await store.index
    .selectFrom('file')
    .where('deleted_at', 'is not', null)
    .select('path')
    .execute()
  await store.close()
  expect(gone.map((row) => path.relative(home, row.path))).toEqual(['projects/second/s.jsonl'])
  const again = await openIngest(home, dataDir)
  expect(await again.runPass()).toMatchObject({ rowsWritten: 0, bytesParsed: 0, messages: 6 })
})
