import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { toLines, assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { ids, parentLines, pathOf } from '#main/testing/rollout-sessions.ts'
import { writeRollouts } from '#main/testing/rollout.ts'

const corpus = path.resolve('../shared/tools/corpus-home')

/** Lays out the real transcripts where they lie beside this checkout; elsewhere there are none. */
export const writeCorpus = (home: string): void => {
  if (existsSync(corpus)) execFileSync(corpus, [home], { stdio: 'ignore' })
}

/** Where the work of the known project happened, and the name of its folder. */
export const known = { path: '/nowhere/fixture', slug: '-nowhere-fixture' }

const at = (timestamp: string) => ({ timestamp, cwd: known.path })
const tool = { type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'ls' } }
const failure = {
  type: 'tool_result',
  tool_use_id: 't1',
  content: 'Error: command not found',
  is_error: true,
}
const cached = { input_tokens: 10, output_tokens: 20, cache_read_input_tokens: 70 }

/** Two things asked of Claude Code and one of its subagent, told by ten records on two days. */
const knownFiles = {
  [`${known.slug}/s1.jsonl`]: [
    user('first ask', at('2026-10-18T10:00:00.000Z')),
    assistant('a', undefined, at('2026-10-18T10:00:10.000Z')),
    assistant('a', undefined, at('2026-10-18T10:00:11.000Z'), { content: [tool] }),
    user([failure], at('2026-10-18T10:00:20.000Z')),
    assistant('b', cached, at('2026-10-18T10:00:30.000Z')),
    user('[Request interrupted by user]', at('2026-10-18T10:00:40.000Z')),
    user('second ask', at('2026-10-20T23:50:00.000Z')),
    assistant('c', undefined, at('2026-10-20T23:51:00.000Z'), { model: 'claude-haiku-4-5' }),
  ],
  [`${known.slug}/s1/subagents/agent-7.jsonl`]: [
    user('sub ask', { ...at('2026-10-18T10:00:12.000Z'), isSidechain: true }),
    assistant('d', { output_tokens: 5 }, { ...at('2026-10-18T10:00:13.000Z'), isSidechain: true }),
  ],
}

const codexLines = (): string =>
  toLines(parentLines(['1', '2'])).replaceAll('/work/shop', known.path)

/** The known project, on which Codex worked as well, and one with a transcript of megabytes. */
export const writeKnown = (home: string): void => {
  writeTranscripts(home, knownFiles)
  const long = 'lorem ipsum '.repeat(2000)
  const lines = Array.from({ length: 150 }, (_, place) => user(`${place} ${long}`))
  writeTranscripts(home, { 'long/big.jsonl': ['no record', ...lines] })
  writeRollouts(home, { [pathOf(ids.parent)]: codexLines().trimEnd().split('\n') })
}

const use = (id: string, toolId: string, name: string) =>
  assistant(id, undefined, {}, { content: [{ type: 'tool_use', id: toolId, name, input: {} }] })
const result = (toolId: string, content: string, isError = false) =>
  user([{ type: 'tool_result', tool_use_id: toolId, content, is_error: isError }])

/**
 * The project `costs`, whose figures are known: three sessions, four things asked, a failed call that
 * was tried again, a model without a price. In `silent` nobody asked anything.
 */
export const writeCosts = (home: string): void =>
  writeTranscripts(home, {
    'costs/s1.jsonl': [
      user('=first\nthing'),
      use('k1', 't1', 'Bash'),
      result('t1', 'Error: command not found', true),
      use('k2', 't2', 'Bash'),
      result('t2', 'fine'),
      assistant('k3', undefined, {}, { content: [{ type: 'text', text: 'all of the answer' }] }),
      user('second'),
      assistant('k4', { output_tokens: 7 }),
    ],
    'costs/s2.jsonl': [user('alone'), assistant('k5', undefined, {}, { model: 'no-price-1' })],
    'costs/s3.jsonl': [user('nothing was answered')],
    'silent/s4.jsonl': [assistant('k6', { output_tokens: 1 }, { cwd: '/nowhere/silent' })],
  })

const minute = (day: number, second: number) => ({
  timestamp: `2026-09-0${day}T10:00:${String(second).padStart(2, '0')}.000Z`,
})
const says = (id: string, day: number, second: number, text: string) =>
  assistant(id, undefined, minute(day, second), { content: [{ type: 'text', text }] })
const edits = (id: string, day: number, second: number, file_path: string) =>
  assistant(id, undefined, minute(day, second), {
    content: [{ type: 'tool_use', id: `${id}-t`, name: 'Edit', input: { file_path } }],
  })

/** The project `-nowhere-asked`: a question of each status, and changes to files of Go. */
export const writeAsked = (home: string): void =>
  writeTranscripts(home, {
    '-nowhere-asked/asked.jsonl': [
      user('How do I list files?', { ...minute(1, 0), cwd: '/nowhere/asked' }),
      assistant('q0', undefined, minute(1, 1), {
        content: [{ type: 'tool_use', id: 'q0-t', name: 'Bash', input: { command: 'ls' } }],
      }),
      says('q1', 1, 2, 'Like this:\n\n```sh\nls -la /nowhere\n```'),
      user('fix the build', minute(2, 0)),
      edits('q2', 2, 1, '/nowhere/asked/a.go'),
      says('q3', 2, 2, 'Now.'),
      user('still broken', minute(2, 3)),
      edits('q4', 2, 4, '/nowhere/asked/b.go'),
      says('q5', 2, 5, 'And now.'),
      user('nope', minute(2, 6)),
      user('Why is that so?', minute(3, 0)),
      says('q6', 3, 1, 'Since it is.'),
    ],
  })

/** One call with a price and one without, $0.03 in all. */
export const writeMoney = (home: string): void =>
  writeTranscripts(home, {
    'p/s.jsonl': [
      user('first'),
      assistant('a'),
      assistant('b', undefined, {}, { model: 'house-model' }),
    ],
  })

/** `log_path` of a project, as a parameter. */
export const logPath = (home: string, slug: string): string =>
  `log_path=${encodeURIComponent(path.join(home, 'projects', slug))}`
