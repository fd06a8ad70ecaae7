import { assistant, toLines, user } from '#main/testing/transcript.ts'

const at = (second: number): object => ({
  uuid: `u${second}`,
  timestamp: new Date(Date.UTC(2026, 9, 20, 8, 0, second)).toISOString(),
})

const use = [{ type: 'tool_use', id: 't1', name: 'Read', input: { file_path: '/x' } }]
const result = [{ type: 'tool_result', tool_use_id: 't1', is_error: true, content: 'no' }]

const turn: readonly (object | string)[] = [
  user('Grüße 🦊', at(1)),
  assistant('a', { input_tokens: 5, output_tokens: 1 }, at(2), { stop_reason: null }),
  assistant('a', { input_tokens: 5, output_tokens: 90 }, at(3), { content: use }),
  user(result, at(4)),
]

const title = { type: 'custom-title', customTitle: 'Ein Titel', sessionId: 's1' }

/** Small transcripts by their path below `projects/`; each has something to be cut in two. */
export const splitFixtures = (): Readonly<Record<string, Buffer>> => {
  const glued = `${JSON.stringify(user('x', at(1)))}${JSON.stringify(assistant('g', {}, at(2)))}`
  const sidechain = { isSidechain: true, agentId: '7', sessionId: 's9' }
  return {
    'p/turn.jsonl': Buffer.from(toLines([...turn, title])),
    'p/no-newline.jsonl': Buffer.from(toLines([...turn.slice(2), title]).trimEnd()),
    'p/junk.jsonl': Buffer.from(toLines(['not json', '', '{"a":', ...turn.slice(0, 1), '[1]'])),
    'p/glued.jsonl': Buffer.from(`${glued}\n${toLines([{ type: 'never-seen', a: 1 }])}`),
    'p/windows.jsonl': Buffer.from(`\u{feff}${toLines(turn.slice(0, 2)).replaceAll('\n', '\r\n')}`),
    'p/bytes.jsonl': Buffer.concat([
      Buffer.from(toLines(turn.slice(0, 1))),
      Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x0a]),
      Buffer.from(toLines(turn.slice(1, 2))),
    ]),
    'p/agent-7.jsonl': Buffer.from(
      toLines(['junk', { type: 'summary', summary: 's' }, user('x', { ...at(1), ...sidechain })]),
    ),
  }
}
