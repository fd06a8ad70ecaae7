import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { InsightFinder } from '#main/store/find-insights.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { openIngest } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { InsightsFollower } from './insights-follower.ts'

const at = (minute: number) => ({
  timestamp: `2026-10-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
})
const asked = (minute: number, text: string) => ({ ...user(text), ...at(minute) })
const answered = (minute: number, text: string) =>
  assistant(`a${minute}`, undefined, at(minute), { content: [{ type: 'text', text }] })
const edited = (minute: number, file: string) =>
  assistant(`e${minute}`, undefined, at(minute), {
    content: [
      {
        type: 'tool_use',
        id: `t${minute}`,
        name: 'Edit',
        input: { file_path: file, new_string: 'x' },
      },
    ],
  })

const setUp = async (files: Readonly<Record<string, readonly object[]>>) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, files)
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  const look = async (isAborted = false): Promise<string[]> => {
    const library = LibraryReader.open(dataDir)
    const follower = new InsightsFollower(dataDir, library)
    const signal = isAborted ? AbortSignal.abort() : new AbortController().signal
    const changed = await follower.catchUp(null, signal)
    follower.close()
    library.close()
    return changed
  }
  const finder = new InsightFinder(dataDir)
  onTestFinished(() => finder.close())
  const any = { sessionIds: null, ids: null, from: null, to: null }
  const pairs = () => finder.pairs({ ...any, statuses: null, models: null, hasCode: null }, 0, 100)
  const tags = (session: string) => finder.autoTags(session).map(({ name }) => name)
  const append = async (file: string, records: readonly object[]): Promise<string[]> => {
    appendFileSync(path.join(home, 'projects', file), toLines(records))
    await ingest.runPass()
    return look()
  }
  return { home, dataDir, ingest, look, pairs, tags, append }
}

/** Without what differs from one making to the next. */
const all = (found: ReturnType<Awaited<ReturnType<typeof setUp>>['pairs']>) =>
  found.map(({ id, attempts, loops, status, fromOffset, toOffset }) => ({
    ...{ id, attempts, loops, status, fromOffset, toOffset },
  }))

test('what is appended piece by piece comes to the same as what is read at once', async () => {
  const records = [
    asked(1, 'How does it work?'),
    answered(2, 'Like so.'),
    edited(3, '/p/a.ts'),
    asked(4, 'still broken'),
    answered(5, '```ts\nconst fixed = true\n```'),
    edited(6, '/p/b.ts'),
    asked(7, 'Why?'),
    answered(8, 'Since.'),
  ]
  const whole = await setUp({ 'p/s.jsonl': records })
  await whole.look()
  const grown = await setUp({ 'p/s.jsonl': records.slice(0, 1) })
  await grown.look()
  for (const record of records.slice(1)) await grown.append('p/s.jsonl', [record])
  expect(whole.pairs()).toHaveLength(2)
  expect(all(grown.pairs())).toEqual(all(whole.pairs()))
  expect(whole.tags('s')).toContain('typescript')
  expect(grown.tags('s')).toEqual(whole.tags('s'))
})

test('an unchanged session is not looked at again, and one that only goes on is no news', async () => {
  const { look, append } = await setUp({ 'p/s.jsonl': [asked(1, 'How?'), answered(2, 'So.')] })
  expect(await look()).toEqual(['s'])
  expect(await look()).toEqual([])
  expect(await append('p/s.jsonl', [edited(3, '/p/a.txt')])).toEqual([])
  expect(await append('p/s.jsonl', [answered(4, 'And so.')])).toEqual(['s'])
})

test('a question that is copied into a resumed session is shown once, where it goes on', async () => {
  const copied = [asked(1, 'How?'), answered(2, 'So.')]
  const { look, pairs, home, ingest } = await setUp({
    'p/a.jsonl': copied,
    'p/b.jsonl': [...copied, answered(3, 'And so.')],
  })
  await look()
  expect(pairs()).toMatchObject([{ sessionId: 'b', attempts: 2 }])
  writeFileSync(path.join(home, 'projects/p/b.jsonl'), toLines([asked(9, 'Else?')]))
  await ingest.runPass()
  await look()
  expect(pairs().map(({ sessionId }) => sessionId)).toEqual(['b', 'a'])
})

test('a record that is told twice in a session is counted once', async () => {
  const told = { ...asked(1, 'How?'), uuid: 'u1' }
  const answer = { ...answered(2, 'So.'), uuid: 'u2' }
  const { look, pairs } = await setUp({ 'p/s.jsonl': [told, answer, told, answer] })
  await look()
  expect(pairs()).toMatchObject([{ attempts: 1, loops: 0 }])
})

test('it goes on after it was ended, and is made anew where its file is lost', async () => {
  const { look, pairs, dataDir } = await setUp({
    'p/a.jsonl': [asked(1, 'How?')],
    'p/b.jsonl': [asked(2, 'Why?')],
  })
  await look(true)
  expect(pairs()).toEqual([])
  await look()
  const before = all(pairs())
  expect(before).toHaveLength(2)
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `${insightsKind.fileName}${ending}`), { force: true })
  }
  await look()
  expect(all(pairs())).toEqual(before)
  writeFileSync(path.join(dataDir, insightsKind.fileName), 'no database at all')
  await look()
  expect(all(pairs())).toEqual(before)
})
