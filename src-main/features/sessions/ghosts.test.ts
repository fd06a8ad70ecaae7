import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { askHome } from '#main/testing/ask-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { openReadStore } from '#main/store/read-store.ts'

const at = (minute: number) => Date.UTC(2026, 8, 1) + minute * 60_000

const typed = (sessionId: string, minute: number, display: string, more: object = {}): string => {
  const base = { display, pastedContents: {}, timestamp: at(minute), project: '/nowhere/gone' }
  return `${JSON.stringify({ ...base, sessionId, ...more })}\n`
}

const history = [
  typed('gone1', 0, '/model opus'),
  typed('gone1', 1, 'Find the leak\nin the worker'),
  typed('kept', 2, 'one'),
  'nonsense\n',
  typed('gone2', 3, '[Pasted text #1 +2 lines] and fix it', {
    pastedContents: { 1: { id: 1, type: 'text', content: 'a\nb' } },
  }),
  typed('gone1', 4, 'now commit'),
  '{"display":"no session","timestamp":1790812800000}\n',
  typed('gone2', 5, ' '),
].join('')

const setUp = (lines: string = history) => {
  const home = temporaryFolder()
  const file = path.join(home, 'history.jsonl')
  writeTranscripts(home, { 'p/kept.jsonl': [user('one'), assistant('m1')] })
  writeFileSync(file, lines)
  return { home, file }
}

test('sessions of which only prompts are left are listed among the others when asked for', async () => {
  const { ask } = await askHome(setUp().home)
  const list = await ask('sessions.list', { ghosts: 'with' })
  expect(list.rows.map(({ id, isPromptsOnly }) => [id, isPromptsOnly])).toEqual([
    ['kept', false],
    ['gone1', true],
    ['gone2', true],
  ])
  expect(list).toMatchObject({ total: 3, promptsOnly: 2, usage: { calls: 1 } })
  expect(list.rows[1]).toMatchObject({
    title: 'Find the leak',
    projectKey: '/nowhere/gone',
    projectName: 'gone',
    firstAt: at(0),
    lastAt: at(4),
    prompts: 3,
    deletedAtSource: true,
    deletesAt: null,
    usage: { calls: 0 },
  })
  expect(list.rows[2]?.title).toBe('a')
  const plain = await ask('sessions.list', {})
  expect(plain).toMatchObject({ total: 1, promptsOnly: 0, usage: list.usage })
})

test('ghosts count in no figure', async () => {
  const homes = [setUp().home, setUp('').home]
  const answers = []
  for (const home of homes) {
    const { ask } = await askHome(home)
    answers.push({
      overview: await ask('usage.overview', { timezone: 'UTC' }),
      report: await ask('usage.report', { by: 'session', timezone: 'UTC' }),
      projects: (await ask('projects.list', {})).rows.length,
    })
  }
  expect(answers[0]).toEqual(answers[1])
})

test('ghosts pass the filters that sessions do, and sort among them', async () => {
  const { ask } = await askHome(setUp().home)
  const ids = async (input: object): Promise<string[]> =>
    (await ask('sessions.list', { ghosts: 'with', ...input })).rows.map(({ id }) => id)
  expect(await ids({ q: 'leak' })).toEqual(['gone1'])
  expect(await ids({ q: 'commit' })).toEqual(['gone1'])
  expect(await ids({ project: ['/nowhere/gone'] })).toEqual(['gone1', 'gone2'])
  expect(await ids({ model: ['claude-opus-5'] })).toEqual(['kept'])
  expect(await ids({ until: '2026-09-01', timezone: 'UTC' })).toEqual(['gone1', 'gone2'])
  expect(await ids({ since: '2026-09-02', timezone: 'UTC' })).toEqual(['kept'])
  expect(await ids({ order: 'asc' })).toEqual(['gone2', 'gone1', 'kept'])
  expect(await ids({ sort: 'prompts' })).toEqual(['gone1', 'kept', 'gone2'])
  expect(await ids({ sort: 'cost' })).toEqual(['kept', 'gone2', 'gone1'])
  expect(await ids({ limit: 1, offset: 1 })).toEqual(['gone1'])
})

test('a ghost opens to its prompts, whole and in their order', async () => {
  const { ask } = await askHome(setUp().home)
  const { session, rows } = await ask('sessions.ghost', { id: 'gone1' })
  expect(session).toMatchObject({ id: 'gone1', isPromptsOnly: true, prompts: 3 })
  expect(rows).toEqual([
    { at: at(0), text: '/model opus', isCut: false },
    { at: at(1), text: 'Find the leak\nin the worker', isCut: false },
    { at: at(4), text: 'now commit', isCut: false },
  ])
  const second = await ask('sessions.ghost', { id: 'gone2' })
  expect(second.rows.map(({ text }) => text)).toEqual(['a\nb and fix it'])
  await expect(ask('sessions.ghost', { id: 'kept' })).rejects.toThrow('no session')
  await expect(ask('sessions.get', { id: 'gone1' })).rejects.toThrow('no session')
})

test('a session whose transcript appears is a ghost no more', async () => {
  const { home } = setUp()
  const { ask, ingest } = await askHome(home)
  writeTranscripts(home, { 'p/gone1.jsonl': [user('Find the leak'), assistant('m2')] })
  await ingest.runPass()
  const { rows, promptsOnly } = await ask('sessions.list', { ghosts: 'with' })
  expect(rows.map(({ id, isPromptsOnly }) => [id, isPromptsOnly])).toEqual([
    ['gone1', false],
    ['kept', false],
    ['gone2', true],
  ])
  expect(promptsOnly).toBe(1)
  await expect(ask('sessions.ghost', { id: 'gone1' })).rejects.toThrow('no session')
})

test('prompts outlive a history that was rewritten or lost, each told once', async () => {
  const { home, file } = setUp()
  const { ask, ingest } = await askHome(home)
  const prompts = async () =>
    (await ask('sessions.ghost', { id: 'gone1' })).rows.map(({ text }) => text)
  const before = await prompts()
  writeFileSync(file, typed('gone1', 4, 'now commit') + typed('gone1', 9, 'and push'))
  await ingest.runPass()
  expect(await prompts()).toEqual([...before, 'and push'])
  appendFileSync(file, typed('gone1', 10, 'torn').slice(0, -1))
  await ingest.runPass()
  expect(await prompts()).toEqual([...before, 'and push'])
  appendFileSync(file, '\n')
  await ingest.runPass()
  expect(await prompts()).toEqual([...before, 'and push', 'torn'])
  rmSync(file)
  await ingest.runPass()
  expect(await prompts()).toHaveLength(5)
})

test('an index that is made again tells of the same ghosts', async () => {
  const { home } = setUp()
  const dataDir = temporaryFolder()
  const ghosts = async () => {
    const store = openReadStore(dataDir)
    const rows = await store.index.selectFrom('ghost').selectAll().orderBy('session_id').execute()
    await store.close()
    return rows
  }
  const service = await openIngest(home, dataDir)
  await service.runPass()
  const before = await ghosts()
  expect(before).toHaveLength(2)
  await service.close()
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `index.db${ending}`), { force: true })
  }
  await (await openIngest(home, dataDir)).runPass()
  expect(await ghosts()).toEqual(before)
})
