import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { toLines } from './transcript.ts'

/** A line of a rollout: its type, its payload, and seconds since the beginning of the tests' day. */
export const rolloutLine = (type: string, payload: object, second = 0): object => ({
  timestamp: new Date(Date.UTC(2026, 7, 3, 9) + second * 1000).toISOString(),
  type,
  payload,
})

/** An id as Codex makes them: its first digits are a time, here seconds as in {@link rolloutLine}. */
export const rolloutId = (second: number, tail: number): string => {
  const time = (Date.UTC(2026, 7, 3, 9) + second * 1000).toString(16).padStart(12, '0')
  const end = tail.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${end}`
}

/** A line of the model's talk. */
export const item = (payload: object, second = 0) => rolloutLine('response_item', payload, second)

/** A line that tells of an event. */
export const event = (type: string, payload: object = {}, second = 0) =>
  rolloutLine('event_msg', { type, ...payload }, second)

/** What was said, as an item. */
export const said = (role: 'user' | 'assistant' | 'developer', text: string, second = 0) => {
  const type = role === 'assistant' ? 'output_text' : 'input_text'
  return item({ type: 'message', role, content: [{ type, text }] }, second)
}

/** Tokens of a call or of all calls: input with what was cached of it, and output. */
export type RolloutTokens = readonly [input: number, cached: number, output: number]

const usage = ([input, cached, output]: RolloutTokens) => ({
  input_tokens: input,
  cached_input_tokens: cached,
  output_tokens: output,
  reasoning_output_tokens: Math.floor(output / 2),
  total_tokens: input + output,
})

/** A `token_count`: the running total and what the last call took. */
export const tokenCount = (total: RolloutTokens, last: RolloutTokens | null, second = 0) =>
  event(
    'token_count',
    {
      info: {
        total_token_usage: usage(total),
        ...(last ? { last_token_usage: usage(last) } : {}),
      },
    },
    second,
  )

/** Writes rollouts below a home of Codex, keyed by their path below it. */
export const writeRollouts = (
  home: string,
  files: Readonly<Record<string, readonly (object | string)[]>>,
): void => {
  for (const [name, lines] of Object.entries(files)) {
    const file = path.join(home, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, toLines(lines))
  }
}
