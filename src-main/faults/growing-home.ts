import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pickFrom, type Random, uuidFrom, wholeFrom } from '#main/sample/random.ts'
import { assistant, toLines, user } from '#main/testing/transcript.ts'

/** A home as it will be once everything is written, keyed by path below `projects/`. */
export type WholeHome = ReadonlyMap<string, Buffer>

const texts = [
  'plain',
  'Grüße 🦊',
  'a "quoted" \\ word',
  '漢字 and ‮ marks',
  'tab\tand\nline',
] as const

const startAt = Date.UTC(2026, 9, 20)

/** What makes records of one file differ from those of others and lie in order. */
interface Writer {
  readonly random: Random
  readonly sessionId: string
  readonly envelope: () => object
  /** Most letters that are added to a prompt. */
  readonly mostFilling: number
}

const writerOf = (
  random: Random,
  begins: { readonly sessionId: string; readonly minute: number },
  mostFilling: number,
): Writer => {
  const { sessionId } = begins
  let second = begins.minute * 60
  return {
    random,
    sessionId,
    mostFilling,
    envelope: () => {
      second += wholeFrom(random, 1, 90)
      const timestamp = new Date(startAt + second * 1000).toISOString()
      return { uuid: uuidFrom(random), sessionId, timestamp }
    },
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Text that takes room in the archive, too. */
const incompressible = (random: Random, length: number): string =>
  Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')

/** A prompt, an answer written in two records, a tool it used, its result, and now and then junk. */
const turnOf = ({ random, envelope, mostFilling }: Writer): (object | string)[] => {
  const id = `msg-${uuidFrom(random)}`
  const tool = `toolu-${uuidFrom(random)}`
  const use = [{ type: 'tool_use', id: tool, name: 'Read', input: { file_path: '/x' } }]
  const result = { type: 'tool_result', tool_use_id: tool, is_error: random() < 0.2, content: 'x' }
  const usage = { input_tokens: wholeFrom(random, 1, 900), output_tokens: 7 }
  const whole = { ...usage, output_tokens: wholeFrom(random, 8, 900) }
  const junk = random() < 0.2 ? ['{"torn":', ''] : []
  const filling = incompressible(random, wholeFrom(random, 0, mostFilling))
  return [
    user(`${pickFrom(random, texts)} ${filling}`, envelope()),
    assistant(id, usage, envelope(), { stop_reason: null }),
    assistant(id, whole, envelope(), { content: use }),
    ...junk,
    user([result], envelope()),
  ]
}

const turnsOf = (writer: Writer, turns: number): (object | string)[] =>
  Array.from({ length: turns }, () => turnOf(writer)).flat()

/**
 * Transcripts of some sessions: one continued in another (a fork repeats its records), one with a
 * subagent, and last lines without a newline.
 */
export const wholeHomeOf = (random: Random, turns: number, mostFilling = 1500): WholeHome => {
  const written = (sessionId: string, minute: number) =>
    turnsOf(writerOf(random, { sessionId, minute }, mostFilling), turns)
  const [first, fork, third] = [uuidFrom(random), uuidFrom(random), uuidFrom(random)]
  const shared = written(first, 0)
  const forked = [...shared, ...written(fork, 900)]
  const agent = written(third, 60)
  const files: Record<string, readonly (object | string)[]> = {
    [`-app/${first}.jsonl`]: [...shared, ...written(first, 600)],
    [`-app/${fork}.jsonl`]: forked,
    [`-lib/${third}.jsonl`]: written(third, 30),
    [`-lib/${third}/subagents/agent-7f.jsonl`]: agent.map((one) =>
      typeof one === 'string' ? one : { ...one, isSidechain: true, agentId: '7f' },
    ),
  }
  return new Map(
    Object.entries(files).map(([name, records], place) => {
      const text = toLines(records)
      return [name, Buffer.from(place % 2 === 0 ? text : text.trimEnd())]
    }),
  )
}

/** Writes a whole home piece by piece, each cut anywhere, as agents that work side by side do. */
export const createGrowth = (home: string, whole: WholeHome, random: Random) => {
  const written = new Map([...whole.keys()].map((name) => [name, 0]))
  for (const name of whole.keys()) {
    mkdirSync(path.dirname(path.join(home, 'projects', name)), { recursive: true })
  }
  const bytes = [...whole.values()].reduce((sum, one) => sum + one.length, 0)
  const grow = (name: string, most: number): void => {
    const all = whole.get(name) ?? Buffer.alloc(0)
    const from = written.get(name) ?? 0
    const to = Math.min(all.length, from + most)
    if (to === from) return
    appendFileSync(path.join(home, 'projects', name), all.subarray(from, to))
    written.set(name, to)
  }
  const names = [...whole.keys()] as [string, ...string[]]
  return {
    bytes,
    /** Appends about this share of the whole home to one of its files. */
    step: (share: number): void =>
      grow(pickFrom(random, names), Math.ceil(random() * 2 * share * bytes)),
    /** Writes whatever is missing. */
    finish: (): void => {
      for (const name of names) grow(name, Number.POSITIVE_INFINITY)
    },
    written: (): number => [...written.values()].reduce((sum, one) => sum + one, 0),
  }
}
