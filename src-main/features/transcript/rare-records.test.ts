import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import { holds } from '#schema/transcript/event.ts'

const read = async (records: readonly (object | string)[]) => {
  const { ask, report } = await askFiles({ 'p/s.jsonl': records })
  const outline = await ask('transcript.outline', { id: 's' })
  const { rows } = await ask('transcript.records', { id: 's' })
  return { ask, outline, rows, report }
}

const searched = { type: 'server_tool_use', id: 't', name: 'web_search', input: { query: 'x' } }
const found = { type: 'web_search_tool_result', tool_use_id: 't', content: [{ title: 'Page' }] }

test('a search of the provider stands with what it found, in one record or in two', async () => {
  const one = await read([user('x'), assistant('a', {}, {}, { content: [searched, found] })])
  expect(one.outline.hosts).toEqual([])
  expect(one.rows[1]?.blocks).toMatchObject([
    { kind: 'toolUse', name: 'web_search', result: { isError: false } },
  ])
  const two = await read([
    assistant('a', {}, {}, { content: [searched] }),
    assistant('a', {}, {}, { content: [found] }),
  ])
  expect(two.outline.hosts).toEqual([[1, 0]])
  expect(two.rows[0]?.blocks).toMatchObject([{ kind: 'toolUse', result: { seq: 1 } }])
})

test('records that another model withdrew stay and are marked', async () => {
  const { outline, rows } = await read([
    user('x', { uuid: 'asked' }),
    assistant('a', {}, { uuid: 'gone' }),
    {
      type: 'system',
      subtype: 'model_refusal_fallback',
      uuid: 'f',
      originalModel: 'a',
      fallbackModel: 'b',
      retractedMessageUuids: ['gone', 'never there'],
    },
    assistant('b', {}, { uuid: 'kept' }),
  ])
  const marked = outline.holds.map((held) => (held & holds.retracted) !== 0)
  expect(marked).toEqual([false, true, false, false])
  expect(rows[1]?.blocks).toHaveLength(1)
})

test('records keep the order of the file, whatever their times say', async () => {
  const at = (second: number) => ({ timestamp: `2026-10-20T08:00:0${second}.000Z` })
  const { rows } = await read([
    user('late', at(9)),
    user('early', at(1)),
    user('none', { timestamp: 1 }),
  ])
  expect(rows.map(({ at: time }) => time)).toEqual([
    Date.parse('2026-10-20T08:00:09Z'),
    Date.parse('2026-10-20T08:00:01Z'),
    null,
  ])
})

test('glued records are two rows, half a character is a mark, and neither costs another', async () => {
  const glued = `${JSON.stringify(user('one'))}${JSON.stringify({ type: 'summary', summary: 'S' })}`
  const half = JSON.stringify(user('broken X here')).replace('X', '\\ud83d')
  const { rows, report } = await read([glued, half, user('end')])
  expect(report.problems).toBe(0)
  expect(rows.map(({ recordType }) => recordType)).toEqual(['user', 'summary', 'user', 'user'])
  expect(rows[2]?.blocks[0]).toMatchObject({ body: { text: 'broken \ufffd here' } })
})

test('a teammate is read by name, as a task and as a message', async () => {
  const said = '<teammate-message teammate_id="lead" summary="Look at it">Look.</teammate-message>'
  const { ask } = await askFiles({
    'p/s.jsonl': [user('go'), user(said)],
    'p/s/subagents/agent-aada-0123456789abcdef.jsonl': [
      user(said, { isSidechain: true, teamName: 'red' }),
      assistant('b'),
    ],
  })
  const main = await ask('transcript.records', { id: 's' })
  const mate = await ask('transcript.records', { id: 's', agentId: 'aada-0123456789abcdef' })
  const note = { kind: 'note', name: 'teammate message', line: 'lead · Look at it' }
  expect(main.rows[1]?.blocks).toMatchObject([note])
  expect(mate.rows[0]).toMatchObject({ kind: 'task', blocks: [note] })
  const { rows } = await ask('transcript.turns', { id: 's', agentId: 'aada-0123456789abcdef' })
  expect(rows.map(({ prompt }) => prompt)).toEqual(['Look.'])
})

test('agents of a workflow are read, its journal and files set aside are not', async () => {
  const { ask } = await askFiles({
    'p/s.jsonl': [user('go')],
    'p/s/subagents/workflows/wf_1/agent-w1.jsonl': [
      user('do', { isSidechain: true }),
      assistant('b'),
    ],
    'p/s/subagents/workflows/wf_1/journal.jsonl': ['{"type":"started","agentId":"w1"}'],
    'p/s/subagents/agent-w2.superseded.jsonl': [assistant('c')],
  })
  const { rows } = await ask('transcript.agents', { id: 's' })
  expect(rows.map(({ agentId, calls }) => [agentId, calls])).toEqual([['w1', 1]])
})
