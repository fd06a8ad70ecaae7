import path from 'node:path'
import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { openReadStore } from '#main/store/read-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import { documentProvider } from './document-provider.ts'
import { ofProviders, projectScope } from './project-scope.ts'
import { joinLike, logPathOf, shownPath, slugOf, slugOfPath } from './project-slug.ts'

const open = async () => {
  const { home, dataDir } = await askFiles({
    'p/s1.jsonl': [user('first'), assistant('a')],
    'p/s2.jsonl': [user('second'), assistant('b')],
    'q/t.jsonl': [user('other'), assistant('c')],
  })
  return { home, index: openReadStore(dataDir).index }
}

test('sessions are those of the path, else of the slug, else of what is selected', async () => {
  const { home, index } = await open()
  const idsOf = async (question: object) =>
    (await projectScope(index, 'p', question)).sessions.map(({ id }) => id)
  expect(await idsOf({})).toEqual(['s1', 's2'])
  expect(await idsOf({ project: 'q' })).toEqual(['t'])
  const log_path = path.join(home, 'projects', 'q')
  expect(await idsOf({ log_path, project: 'p' })).toEqual(['t'])
  expect(await idsOf({ log_path: `${log_path}/` })).toEqual(['t'])
  expect(await projectScope(index, 'p', { log_path: 'q' })).toMatchObject({
    slug: 'q',
    logPath: log_path,
  })
})

test('a question about no project is told apart from one the store does not have', async () => {
  const { index } = await open()
  await expect(projectScope(index, null)).rejects.toMatchObject({
    code: 'no_project',
    message: 'No project selected',
  })
  for (const question of [{ project: 'none' }, { log_path: '/elsewhere/projects/q' }]) {
    await expect(projectScope(index, 'p', question)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('agents are known by our names and by documented ones', () => {
  const sessions = [{ provider: 'claude-code' }, { provider: 'codex' }]
  const of = (...names: string[]) => ofProviders(sessions, names).map(({ provider }) => provider)
  expect(of()).toEqual(['claude-code', 'codex'])
  expect(of('Claude')).toEqual(['claude-code'])
  expect(of('claude-code', 'CODEX')).toEqual(['claude-code', 'codex'])
  expect(of('cursor')).toEqual([])
  expect(documentProvider('claude-code')).toBe('claude')
})

test('an agent without folders of projects has the slug of the path', () => {
  const place = { provider: 'codex', configDir: '/h/.codex', dirName: 'sessions' }
  const codex = { ...place, projectPath: '/a/my_project' }
  expect([slugOf(codex), logPathOf(codex)]).toEqual([
    '-a-my-project',
    '/h/.codex/sessions/-a-my-project',
  ])
  const claude = { ...codex, provider: 'claude-code', dirName: '-a-my' }
  expect([slugOf(claude), logPathOf(claude)]).toEqual(['-a-my', '/h/.codex/projects/-a-my'])
})

test('paths of either system are joined and shown', () => {
  expect(joinLike('C:\\Users\\me\\.claude', 'projects', 'x')).toBe(
    'C:\\Users\\me\\.claude\\projects\\x',
  )
  expect(slugOfPath('C:\\Users\\me')).toBe('C--Users-me')
  expect(shownPath('C--Users-me', 'C:\\Users\\me')).toBe('C:/Users/me')
  expect(shownPath('-a-my-project', '/a/my-project')).toBe('a/my-project')
  expect(shownPath('-a-my-project', null)).toBe('a/my/project')
})
