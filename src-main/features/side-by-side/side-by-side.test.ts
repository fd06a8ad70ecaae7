import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'

let calls = 0

const uses = (sessionId: string, name: string, input: object, more: object = {}) => {
  calls += 1
  const id = `toolu_${calls}`
  const content = [{ type: 'tool_use', id, name, input }]
  const result = { type: 'tool_result', tool_use_id: id, content: 'ok', ...more }
  return [
    assistant(`msg_${calls}`, undefined, { sessionId }, { content }),
    user([result], { sessionId }),
  ]
}

const file = (name: string) => ({ file_path: `/nowhere/project/${name}` })
const change = { old_string: 'a', new_string: 'b' }

const open = () =>
  askFiles({
    'p/a.jsonl': [
      user('do it', { sessionId: 'a' }),
      ...uses('a', 'Read', file('both.ts')),
      ...uses('a', 'Read', file('read.ts')),
      ...uses('a', 'Edit', { ...file('edited.ts'), ...change }),
      ...uses('a', 'Bash', { command: 'false' }, { is_error: true, content: 'Exit code 1' }),
    ],
    'p/b.jsonl': [
      user('and this', { sessionId: 'b' }),
      ...uses('b', 'Read', file('both.ts')),
      ...uses('b', 'Write', { ...file('new.ts'), content: 'x' }),
      user('go on', { sessionId: 'b' }),
      assistant('b-last', { output_tokens: 7 }, { sessionId: 'b' }, { model: 'no-price-1' }),
    ],
    'p/c.jsonl': [
      user('one shot', { sessionId: 'c' }),
      assistant(
        'c-only',
        { input_tokens: 10, cache_read_input_tokens: 300, cache_creation_input_tokens: 100 },
        { sessionId: 'c' },
      ),
    ],
  })

test('two sessions stand side by side with the figures that the list has of each', async () => {
  const { ask } = await open()
  const { a, b } = await ask('sideBySide.sessions', { a: 'a', b: 'b' })
  for (const side of [a, b]) {
    const own = await ask('sessions.get', { id: side.id })
    expect(side.usage).toEqual(own.usage)
    expect([side.prompts, side.toolCalls, side.toolErrors]).toEqual([
      own.prompts,
      own.toolCalls,
      own.toolErrors,
    ])
    expect([side.title, side.projectName, side.firstAt, side.lastAt]).toEqual([
      own.title,
      own.projectName,
      own.firstAt,
      own.lastAt,
    ])
    expect(side.models).toEqual(own.byModel)
  }
  expect(a.tools).toEqual([
    { name: 'Read', calls: 2, errors: 0 },
    { name: 'Bash', calls: 1, errors: 1 },
    { name: 'Edit', calls: 1, errors: 0 },
  ])
})

test('files that one has touched and the other not are told apart by what was done', async () => {
  const { ask } = await open()
  const { a, b, files } = await ask('sideBySide.sessions', { a: 'a', b: 'b' })
  expect([a.files, b.files, files.both]).toEqual([3, 2, 1])
  expect(files.onlyA).toEqual({
    total: 2,
    rows: [
      { path: '/nowhere/project/edited.ts', reads: 0, edits: 1 },
      { path: '/nowhere/project/read.ts', reads: 1, edits: 0 },
    ],
  })
  expect(files.onlyB).toEqual({
    total: 1,
    rows: [{ path: '/nowhere/project/new.ts', reads: 0, edits: 1 }],
  })
  const same = await ask('sideBySide.sessions', { a: 'a', b: 'a' })
  expect(same.files).toMatchObject({ onlyA: { total: 0 }, onlyB: { total: 0 }, both: 3 })
})

test('a session that is not there is said', async () => {
  const { ask } = await open()
  await expect(ask('sideBySide.sessions', { a: 'a', b: 'none' })).rejects.toThrow('no session')
})

test('a model is told by the sessions it led, and its sums are those of the report', async () => {
  const { ask } = await open()
  const { rows } = await ask('sideBySide.models', {})
  const report = await ask('usage.report', { by: 'model' })
  expect(rows.map(({ model, usage }) => ({ key: model, label: model, ...usage }))).toEqual(
    report.rows,
  )
  // Opus led all three: four, two of three, and one answer.
  expect(rows[0]).toMatchObject({ model: 'claude-opus-5', sessions: 3, cacheHitRate: 0.75 })
  expect(rows[0]?.oneShotShare).toBeCloseTo(1 / 3)
  expect(rows[0]?.retryRate).toBeCloseTo((4 + 3 + 1) / 3 - 1)
  expect(rows[0]?.costPerCallUsd).toBeCloseTo((rows[0]?.usage.costUsd ?? 0) / 7)
  expect(rows[1]).toEqual({
    model: 'no-price-1',
    usage: report.rows[1] && expect.objectContaining({ costUsd: null, unpricedCalls: 1 }),
    sessions: 0,
    oneShotShare: null,
    retryRate: null,
    cacheHitRate: null,
    costPerCallUsd: null,
    costPerSessionUsd: null,
  })
})
