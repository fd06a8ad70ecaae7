import { expect, test } from 'vitest'
import { askStore } from '#main/testing/ask-store.ts'
import { event, item, rolloutId, said, tokenCount, writeRollouts } from '#main/testing/rollout.ts'
import { head, ids, parentLines, pathOf, turn } from '#main/testing/rollout-sessions.ts'
import { openIngest } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'

const turns = [rolloutId(2, 1), rolloutId(30, 2)] as const

const readRollouts = async (files: Readonly<Record<string, readonly object[]>>) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeRollouts(home, files)
  await (await openIngest(home, dataDir)).runPass()
  return askStore(dataDir)
}

test('a session of Codex is told with its agent, branch, folder, title and turns', async () => {
  const ask = await readRollouts({ [pathOf(ids.parent)]: parentLines(turns) })
  const { rows } = await ask('sessions.list', {})
  expect(rows).toMatchObject([
    {
      id: ids.parent,
      title: 'fix the tax',
      provider: { id: 'codex', label: 'Codex' },
      projectName: 'shop',
      models: ['gpt-5-codex', 'gpt-5.6'],
      prompts: 2,
      toolCalls: 2,
      toolErrors: 1,
      usage: { calls: 3, costUsd: null, unpricedCalls: 3 },
    },
  ])
  const detail = await ask('sessions.get', { id: ids.parent })
  expect(detail).toMatchObject({ cwd: '/work/shop', gitBranch: 'main', agentVersion: '0.146.0' })
  const asked = await ask('transcript.turns', { id: ids.parent })
  expect(asked.rows.slice(-2)).toMatchObject([
    { prompt: 'fix the tax', calls: 2, models: ['gpt-5-codex'], contextTokens: 1500, errors: 1 },
    { prompt: 'thanks', calls: 1, models: ['gpt-5.6'], contextTokens: 2000 },
  ])
})

test('a reader sees commands with their output, patches as diffs, and thoughts not recorded', async () => {
  const ask = await readRollouts({ [pathOf(ids.parent)]: parentLines(turns) })
  const { rows } = await ask('transcript.records', { id: ids.parent })
  const blocks = rows.flatMap((row) => row.blocks)
  const toolUses = blocks.filter((block) => block.kind === 'toolUse')
  expect(toolUses).toMatchObject([
    {
      name: 'shell',
      diffs: [],
      result: { isError: true, durationMs: 2500, body: { text: '1 failed' } },
    },
    {
      name: 'apply_patch',
      diffs: [
        { path: 'src/cart.ts', isNew: false, added: 1, removed: 1 },
        {
          path: 'src/tax.ts',
          isNew: true,
          hunks: [{ oldStart: 0, newStart: 1, lines: ['+export const tax = 2'] }],
        },
      ],
      result: { isError: false, durationMs: 200, body: { text: 'Success.\n' } },
    },
  ])
  expect(JSON.parse(toolUses[0]?.input.text ?? '')).toMatchObject({ command: 'npm test' })
  expect(toolUses[1]?.diffs[0]?.hunks[0]?.lines).toEqual([
    ' const sum = 1',
    '-const tax = 0',
    '+const tax = 2',
  ])
  const thoughts = blocks.filter((block) => block.kind === 'thinking')
  expect(thoughts).toMatchObject([{ body: null }, { body: { text: '**Done?**' } }])
  const summaries = blocks.filter((block) => block.kind === 'compaction')
  expect(summaries).toMatchObject([{ summary: { text: 'The tax is right now.' } }])
  const { text } = await ask('transcript.markdown', { id: ids.parent })
  expect(text).toContain('## Codex')
})

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('pictures of a prompt and of a tool are found by their place', async () => {
  const image = { type: 'input_image', image_url: `data:image/png;base64,${png}` }
  const text = { type: 'input_text', text: 'what is this?' }
  const ask = await readRollouts({
    [pathOf(ids.parent)]: [
      head(ids.parent),
      item({ type: 'message', role: 'user', content: [text, image] }, 1),
      item({ type: 'function_call', name: 'view_image', arguments: '{}', call_id: 'c' }, 2),
      item({ type: 'function_call_output', call_id: 'c', output: [image] }, 3),
    ],
  })
  const { rows } = await ask('transcript.records', { id: ids.parent })
  const places = rows
    .flatMap((row) => row.blocks)
    .flatMap((block) => {
      if (block.kind === 'picture') return [block.picture]
      return block.kind === 'toolUse' ? (block.result?.pictures ?? []) : []
    })
  expect(places).toMatchObject([
    { seq: 1, place: '1', mediaType: 'image/png', bytes: 70 },
    { seq: 3, place: '0' },
  ])
  for (const { seq, place } of places) {
    const picture = await ask('transcript.picture', { id: ids.parent, seq, place })
    expect(picture).toEqual({ mediaType: 'image/png', base64: png })
  }
})

test('a subagent is found in the session that called it, with what it was asked', async () => {
  const source = { subagent: { thread_spawn: { parent_thread_id: ids.parent } } }
  const call = {
    type: 'function_call',
    name: 'spawn_agent',
    arguments: '{"agent_type":"explorer","message":"look around"}',
    call_id: 'call_9',
  }
  const output = JSON.stringify({ agent_id: ids.agent, nickname: 'Ada' })
  const ask = await readRollouts({
    [pathOf(ids.agent)]: [
      head(ids.agent, { source }, 40),
      ...turn(rolloutId(41, 9), 'gpt-5.6', 41),
      said('user', 'look around', 41),
      tokenCount([700, 0, 70], [700, 0, 70], 45),
      event('task_complete', {}, 46),
    ],
    [pathOf(ids.parent)]: [
      ...parentLines(turns),
      item(call, 39),
      item({ type: 'function_call_output', call_id: 'call_9', output }, 40),
    ],
  })
  const { rows: sessions } = await ask('sessions.list', {})
  expect(sessions).toMatchObject([{ id: ids.parent, subagents: 1, usage: { calls: 4 } }])
  const { rows } = await ask('transcript.agents', { id: ids.parent })
  expect(rows).toMatchObject([
    { agentId: ids.agent, type: 'explorer', linkedBy: 'result', calls: 1, outputTokens: 70 },
  ])
  const thread = { id: ids.parent, agentId: ids.agent }
  const inner = await ask('transcript.records', thread)
  expect(inner.rows.some(({ kind }) => kind === 'task')).toBe(true)
})
