import { describe, expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'

const use = (id: string, name: string, input: object, more: object = {}) =>
  assistant(`m-${id}`, {}, more, { content: [{ type: 'tool_use', id, name, input }] })

const result = (id: string, content: unknown, more: object = {}, block: object = {}) =>
  user([{ type: 'tool_result', tool_use_id: id, content, ...block }], more)

const read = async (records: readonly object[], more: Record<string, readonly object[]> = {}) => {
  const { ask } = await askFiles({ 'p/s.jsonl': records, ...more })
  const outline = await ask('transcript.outline', { id: 's' })
  const { rows } = await ask('transcript.records', { id: 's' })
  return { ask, outline, rows }
}

describe('a tool call', () => {
  test('stands with its result, which has no row of its own', async () => {
    const { outline, rows } = await read([
      user('go'),
      use('t1', 'Bash', { command: 'ls' }),
      use('t2', 'Bash', { command: 'false' }),
      result('t2', 'Exit code 1', {}, { is_error: true }),
      result('t1', 'a\nb', { toolUseResult: { durationMs: 12 } }),
    ])
    expect(outline.hosts).toEqual([
      [3, 2],
      [4, 1],
    ])
    expect(rows[1]?.blocks[0]).toMatchObject({
      kind: 'toolUse',
      result: { seq: 4, isError: false, durationMs: 12, body: { text: 'a\nb' } },
    })
    expect(rows[2]?.blocks[0]).toMatchObject({ result: { isError: true, isRejected: false } })
    expect(rows[3]?.blocks).toEqual([])
  })

  test('without an answer has none, and an answer without its call keeps its row', async () => {
    const { outline, rows } = await read([
      user('go'),
      use('t1', 'Bash', { command: 'sleep 9' }),
      result('elsewhere', 'lost'),
    ])
    expect(outline.hosts).toEqual([])
    expect(rows[1]?.blocks[0]).toMatchObject({ kind: 'toolUse', result: null })
    expect(rows[2]?.blocks[0]).toMatchObject({
      kind: 'toolResult',
      result: { body: { text: 'lost' } },
    })
  })

  test('that a person refused is rejected, not failed', async () => {
    const words = "The user doesn't want to proceed with this tool use."
    const { rows } = await read([
      use('t1', 'Bash', {}),
      result('t1', words, {}, { is_error: true }),
    ])
    expect(rows[0]?.blocks[0]).toMatchObject({ result: { isRejected: true, isError: false } })
  })

  test('shows what it changed by its result, else by what it asked', async () => {
    const edit = { file_path: '/a/b.ts', old_string: 'one\ntwo\n', new_string: 'one\n2\n' }
    const hunk = { oldStart: 7, oldLines: 1, newStart: 7, newLines: 1, lines: ['-two', '+2'] }
    const patch = { filePath: '/a/b.ts', structuredPatch: [hunk] }
    const { rows } = await read([
      use('t1', 'Edit', edit),
      result('t1', 'ok', { toolUseResult: patch }),
      use('t2', 'Edit', edit),
      result('t2', 'ok', { toolUseResult: 'a string of a newer version' }),
      use('t3', 'Write', { file_path: '/a/new.ts', content: 'x\ny\n' }),
    ])
    const diffsOf = (seq: number) => {
      const block = rows[seq]?.blocks[0]
      return block?.kind === 'toolUse' ? block.diffs : []
    }
    expect(diffsOf(0)).toEqual([
      {
        path: '/a/b.ts',
        isNew: false,
        added: 1,
        removed: 1,
        hunks: [{ oldStart: 7, newStart: 7, lines: ['-two', '+2'] }],
        isCut: false,
      },
    ])
    expect(diffsOf(2)[0]).toMatchObject({ added: 1, removed: 1 })
    expect(diffsOf(2)[0]?.hunks[0]).toEqual({
      oldStart: null,
      newStart: null,
      lines: [' one', '-two', '+2'],
    })
    expect(diffsOf(4)[0]).toMatchObject({ added: 2, removed: 0, hunks: [{ lines: ['+x', '+y'] }] })
  })

  test('that started a subagent leads to it, by its result or by the words of its task', async () => {
    const task = { isSidechain: true, agentId: 'x' }
    const { ask, rows } = await read(
      [
        use('t1', 'Agent', { prompt: 'look', description: 'Look', subagent_type: 'Explore' }),
        result('t1', 'done', { toolUseResult: { agentId: 'one' } }),
        use('t2', 'Task', { prompt: 'find', description: 'Find' }),
        result('t2', 'launched'),
      ],
      {
        'p/s/subagents/agent-one.jsonl': [user('look', task), assistant('b')],
        'p/s/subagents/agent-two.jsonl': [user('find', task), assistant('c')],
        'p/s/subagents/agent-acompact-3.jsonl': [user('other', task), assistant('d')],
      },
    )
    expect(rows[0]?.blocks[0]).toMatchObject({ agentId: 'one' })
    const agents = (await ask('transcript.agents', { id: 's' })).rows
    const told = agents.map(({ agentId, type, callSeq, linkedBy, calls }) => [
      agentId,
      type,
      callSeq,
      linkedBy,
      calls,
    ])
    expect(told.sort()).toEqual([
      ['acompact-3', null, null, null, 1],
      ['one', 'Explore', 0, 'result', 1],
      ['two', null, 2, 'prompt', 1],
    ])
  })
})

test('a compaction is one row with its figures and its summary', async () => {
  const boundary = {
    type: 'system',
    subtype: 'compact_boundary',
    uuid: 'b',
    parentUuid: null,
    compactMetadata: { trigger: 'auto', preTokens: 155_000, postTokens: 9_000, durationMs: 61_000 },
  }
  const summary = 'This session is being continued from a previous conversation that ran out.'
  const { outline, rows } = await read([
    user('go'),
    boundary,
    { type: 'mode', mode: 'normal' },
    user(summary, { isCompactSummary: true }),
  ])
  expect(outline.kinds).toEqual(['prompt', 'compaction', 'quiet', 'compaction'])
  expect(outline.hosts).toEqual([[3, 1]])
  expect(rows[1]?.blocks).toEqual([
    {
      kind: 'compaction',
      trigger: 'auto',
      preTokens: 155_000,
      postTokens: 9_000,
      durationMs: 61_000,
      summary: { text: summary, length: summary.length },
      summarySeq: 3,
    },
  ])
})

test('prompts are shown as typed, what the program added beside them', async () => {
  const { rows } = await read([
    user('<command-name>/review</command-name><command-args>main</command-args>'),
    user('<bash-input>git status</bash-input>'),
    user('<system-reminder>be brief</system-reminder>fix it'),
    user('[Request interrupted by user]'),
    user('<local-command-stdout>Done</local-command-stdout>'),
    { type: 'attachment', attachment: { type: 'queued_command', prompt: 'and then?' } },
  ])
  const told = rows.map(({ kind, blocks }) => [
    kind,
    ...blocks.map((block) =>
      block.kind === 'text' ? block.body.text : block.kind === 'note' ? block.name : block.kind,
    ),
  ])
  expect(told).toEqual([
    ['prompt', '/review main'],
    ['prompt', '! git status'],
    ['prompt', 'fix it', 'added by the program'],
    ['interruption', '[Request interrupted by user]'],
    ['meta', 'command output'],
    ['prompt', 'and then?'],
  ])
})

describe('pictures', () => {
  const picture = (media_type: string, data = 'aGVsbG8=') => ({
    type: 'image',
    source: { type: 'base64', media_type, data },
  })

  test('are named with their size and given by their place', async () => {
    const { ask, rows } = await read([
      user([{ type: 'text', text: 'see' }, picture('image/png')]),
      use('t1', 'Read', {}),
      result('t1', [picture('image/jpeg')]),
    ])
    expect(rows[0]?.blocks[1]).toEqual({
      kind: 'picture',
      picture: { mediaType: 'image/png', bytes: 5, seq: 0, place: '1' },
    })
    expect(rows[1]?.blocks[0]).toMatchObject({ result: { pictures: [{ seq: 2, place: '0.0' }] } })
    const inside = await ask('transcript.picture', { id: 's', seq: 2, place: '0.0' })
    expect(inside).toEqual({ mediaType: 'image/jpeg', base64: 'aGVsbG8=' })
  })

  test.each([
    ['image/svg+xml', 'aGVsbG8=', 'not shown'],
    ['text/html', 'aGVsbG8=', 'not shown'],
    ['image/png', '"><script>', 'cannot be read'],
  ])('of the kind %s with %j are refused', async (mediaType, data, words) => {
    const { ask } = await read([user([picture(mediaType, data)])])
    await expect(ask('transcript.picture', { id: 's', seq: 0, place: '0' })).rejects.toThrow(words)
  })
})

test('a text that was cut is given in full, and so is a whole record', async () => {
  const long = 'x'.repeat(50_000)
  const { ask, rows } = await read([
    user(long),
    use('t1', 'Bash', { command: 'cat' }),
    result('t1', `${long}end`),
  ])
  expect(rows[0]?.blocks[0]).toMatchObject({ body: { length: 50_000 } })
  const rest = await ask('transcript.text', { id: 's', seq: 0, block: 0, from: 20_000 })
  expect(rest).toEqual({ text: 'x'.repeat(30_000), length: 50_000 })
  const end = { id: 's', seq: 1, block: 0, part: 'result', from: 50_000 } as const
  expect((await ask('transcript.text', end)).text).toBe('end')
  expect(JSON.parse((await ask('transcript.text', { id: 's', seq: 1 })).text)).toMatchObject({
    message: { content: [{ name: 'Bash' }] },
  })
  await expect(ask('transcript.text', { id: 's', seq: 9 })).rejects.toThrow('no record')
})

test('a record is given as it was written, numbers beyond a double and repeated keys too', async () => {
  const record = JSON.stringify(user('go'))
  const line = `${record.slice(0, -1)},"id":9007199254740993,"id":2}`
  const { ask } = await askFiles({ 'p/s.jsonl': [line] })
  const { text } = await ask('transcript.text', { id: 's', seq: 0 })
  expect(text).toContain('\n  "id": 9007199254740993,\n  "id": 2\n}')
})

test('turns say what they cost, and every call is in one of them', async () => {
  const { ask } = await read([
    assistant('before'),
    user('one'),
    assistant('a'),
    use('t1', 'Bash', {}),
    result('t1', 'no', {}, { is_error: true }),
    user('two'),
    assistant('a'),
    assistant('b'),
  ])
  const { rows } = await ask('transcript.turns', { id: 's' })
  const told = rows.map(({ seq, prompt, calls, errors, tools }) => [
    seq,
    prompt,
    calls,
    errors,
    tools.length,
  ])
  expect(told).toEqual([
    [0, null, 1, 0, 0],
    [1, 'one', 2, 1, 1],
    [5, 'two', 1, 0, 0],
  ])
  const { usage } = await ask('sessions.get', { id: 's' })
  expect(rows.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0)).toBeCloseTo(
    usage.costUsd ?? -1,
    9,
  )
})

test('a message is found by its uuid, in whichever transcript it stands', async () => {
  const { ask } = await read([user('one'), user('two', { uuid: 'here' })], {
    'p/s/subagents/agent-7.jsonl': [user('x', { uuid: 'there', isSidechain: true })],
  })
  expect(await ask('transcript.locate', { id: 's', uuid: 'here' })).toEqual({
    agentId: null,
    seq: 1,
  })
  expect(await ask('transcript.locate', { id: 's', uuid: 'there' })).toEqual({
    agentId: '7',
    seq: 0,
  })
  await expect(ask('transcript.locate', { id: 's', uuid: 'none' })).rejects.toThrow('not in this')
})

test('a copy in markdown keeps words and calls, and no text breaks out of its fence', async () => {
  const { ask } = await read([
    user('Please *look*.'),
    use('t1', 'Bash', { command: 'cat README.md' }),
    result('t1', '```js\nx\n```\n# not a heading'),
    assistant('a'),
    { type: 'mode', mode: 'normal' },
  ])
  const { text, isCut } = await ask('transcript.markdown', { id: 's' })
  expect(isCut).toBe(false)
  expect(text).toMatch(/^## You\n\nPlease \*look\*\.\n\n## Claude\n\n\*\*Bash\*\*/)
  expect(text).toContain('````\n```js\nx\n```\n# not a heading\n````')
  expect(text).not.toContain('mode')
  const one = await ask('transcript.markdown', { id: 's', from: 0, to: 0 })
  expect(one.text).toBe('## You\n\nPlease *look*.\n')
})
