import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import type { Input, OperationName } from '#schema/operations.ts'

const open = async () => {
  const home = temporaryFolder()
  writeTranscripts(home, { '-nowhere-project/s.jsonl': [user('first'), assistant('a')] })
  const settings = { dataDir: temporaryFolder(), claudeDirs: [home] }
  const engine = await startEngine({ ...settings, watch: false, ingest: false, version: '1' })
  onTestFinished(() => engine.close())
  const ask = <N extends OperationName>(name: N, input: Input<N>) =>
    engine.call(name, input, localCaller('http'))
  await ask('ingest.run', {})
  return { home, ask }
}

test('one project is selected for the whole program, and what fails changes nothing', async () => {
  const { home, ask } = await open()
  const log_path = path.join(home, 'projects', '-nowhere-project')
  expect(await ask('projects.current', {})).toMatchObject({ value: { status: 'no_project' } })
  expect(await ask('projects.selectByDir', { dir_name: '-nowhere-project' })).toEqual({
    ok: true,
    value: {
      status: 'success',
      project_path: 'nowhere/project',
      log_path,
      log_dir_name: '-nowhere-project',
      message: 'Now analyzing logs from: -nowhere-project',
    },
  })
  const active = { status: 'active', project_path: 'nowhere/project', log_path }
  const current = { ok: true, value: { ...active, log_dir_name: '-nowhere-project' } }
  expect(await ask('projects.current', {})).toEqual(current)
  for (const dir_name of ['none', '', '..', '../p', 'a\\b']) {
    const code = dir_name === 'none' ? 'not_found' : 'invalid_input'
    expect(await ask('projects.selectByDir', { dir_name })).toMatchObject({
      error: { code, message: expect.stringContaining('dir_name') },
    })
  }
  expect(await ask('projects.current', {})).toEqual(current)
})

test('a path that is gone can be selected as long as its transcripts are known', async () => {
  const { ask } = await open()
  expect(await ask('projects.select', { project_path: '/nowhere/project/' })).toMatchObject({
    value: { log_dir_name: '-nowhere-project', project_path: '/nowhere/project' },
  })
  expect(await ask('projects.select', { project_path: '/nowhere/else' })).toMatchObject({
    error: { code: 'bad_value', message: expect.stringContaining('project_path') },
  })
  expect(await ask('projects.select', { project_path: temporaryFolder() })).toMatchObject({
    error: { code: 'not_found', message: expect.stringContaining('project_path') },
  })
})

test('transcripts that lie there can be selected before they were read', async () => {
  const { home, ask } = await open()
  writeTranscripts(home, { '-new-one/t.jsonl': [user('x')] })
  mkdirSync(path.join(home, 'projects', '-empty-one'))
  expect(await ask('projects.selectByDir', { dir_name: '-new-one' })).toMatchObject({
    value: { project_path: 'new/one' },
  })
  expect(await ask('projects.selectByDir', { dir_name: '-empty-one' })).toMatchObject({
    error: { code: 'not_found' },
  })
})
