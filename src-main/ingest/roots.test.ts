import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rolloutId, writeRollouts } from '#main/testing/rollout.ts'
import { head, pathOf } from '#main/testing/rollout-sessions.ts'
import { temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { discover, identifyPath } from './discover.ts'
import { resolveRoots } from './roots.ts'

const wishes = (home: string) => ({ claudeDirs: undefined, added: [], env: {}, home })

const pathsOf = (roots: readonly { path: string }[]): string[] => roots.map((root) => root.path)

test('every agent is looked for at its usual place, or where its variable says', async () => {
  const home = temporaryFolder()
  mkdirSync(path.join(home, '.codex'))
  const usual = await resolveRoots(wishes(home))
  expect(usual.map(({ path: at, state }) => [path.relative(home, at), state])).toEqual([
    ['.claude', 'missing'],
    ['.config/claude', 'missing'],
    ['.codex', 'watched'],
  ])
  const env = { CODEX_HOME: path.join(home, 'other'), CLAUDE_CONFIG_DIR: path.join(home, 'c') }
  const named = await resolveRoots({ ...wishes(home), env })
  expect(pathsOf(named)).toEqual([path.join(home, 'c'), path.join(home, 'other')])
})

test('where folders are named, none of the usual places is read', async () => {
  const home = temporaryFolder()
  for (const name of ['.claude', '.codex', 'mine']) mkdirSync(path.join(home, name))
  const named = { ...wishes(home), claudeDirs: [path.join(home, 'mine')] }
  const env = { CODEX_HOME: path.join(home, '.codex') }
  expect(pathsOf(await resolveRoots({ ...named, env }))).toEqual([path.join(home, 'mine')])
})

test('a folder may hold transcripts of several agents, each told by where it lies', async () => {
  const home = temporaryFolder()
  const id = rolloutId(0, 1)
  writeTranscripts(home, { 'p/s1.jsonl': [user('hi')] })
  writeRollouts(home, {
    [pathOf(id)]: [head(id)],
    [pathOf(id, 'archived_sessions')]: [head(id)],
    'sessions/2026/08/03/notes.jsonl': [head(id)],
    'history.jsonl': [head(id)],
  })
  const { files } = await discover([home])
  const found = files.map(({ identity }) => [identity.provider, identity.sessionId])
  expect(found.toSorted()).toEqual([
    ['claude-code', 's1'],
    ['codex', id],
    ['codex', id],
  ])
  for (const { identity } of files) expect(identifyPath([home], identity.path)).toEqual(identity)
  expect(identifyPath([home], path.join(home, 'history.jsonl'))).toBeNull()
})
