import { hexFrom, type Random, randomFrom, uuidFrom, wholeFrom } from './random.ts'

type Fields = Readonly<Record<string, unknown>>

/** Tokens of one model call, as a person would count them. */
export interface CallTokens {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite5m: number
  readonly cacheWrite1h: number
}

/** What all calls of a transcript add up to. */
export interface TranscriptTotals extends CallTokens {
  readonly calls: number
}

/** Who speaks in a transcript, where and when. */
export interface TranscriptOptions {
  readonly sessionId: string
  readonly cwd: string
  /** UTC ms of the first record. */
  readonly startAt: number
  readonly model: string
  readonly seed?: number
  /** Present: the transcript of a subagent of the session. */
  readonly agentId?: string
  readonly gitBranch?: string
}

/** How one answer differs from the next. */
export interface AnswerOptions {
  readonly model?: string
  readonly thinking?: string
  readonly tokens?: Partial<CallTokens>
}

/** What a tool call came to. */
export interface ToolOptions extends AnswerOptions {
  readonly isError?: boolean
  /** What Claude Code keeps beside the text: diffs, output streams, totals of a subagent. */
  readonly toolUseResult?: unknown
}

const noTokens = { calls: 0, input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }

const likelyTokens = (random: Random): CallTokens => ({
  input: wholeFrom(random, 3, 400),
  output: wholeFrom(random, 40, 1800),
  cacheRead: wholeFrom(random, 8_000, 90_000),
  cacheWrite5m: wholeFrom(random, 0, 4_000),
  cacheWrite1h: random() < 0.2 ? wholeFrom(random, 500, 6_000) : 0,
})

const usageOf = (tokens: CallTokens): Fields => ({
  input_tokens: tokens.input,
  cache_creation_input_tokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
  cache_read_input_tokens: tokens.cacheRead,
  cache_creation: {
    ephemeral_5m_input_tokens: tokens.cacheWrite5m,
    ephemeral_1h_input_tokens: tokens.cacheWrite1h,
  },
  output_tokens: tokens.output,
  service_tier: 'standard',
})

const add = (totals: TranscriptTotals, tokens: CallTokens): TranscriptTotals => ({
  calls: totals.calls + 1,
  input: totals.input + tokens.input,
  output: totals.output + tokens.output,
  cacheRead: totals.cacheRead + tokens.cacheRead,
  cacheWrite5m: totals.cacheWrite5m + tokens.cacheWrite5m,
  cacheWrite1h: totals.cacheWrite1h + tokens.cacheWrite1h,
})

/** What every record of a conversation carries, and the clock that moves with them. */
class Envelope {
  at: number
  leaf: string | null = null
  readonly #options: TranscriptOptions
  readonly #random: Random

  constructor(options: TranscriptOptions, random: Random) {
    this.#options = options
    this.#random = random
    this.at = options.startAt
  }

  around(fields: Fields): Fields {
    const { sessionId, cwd, agentId, gitBranch = 'main' } = this.#options
    this.at += wholeFrom(this.#random, 800, 40_000)
    const uuid = uuidFrom(this.#random)
    const parentUuid = this.leaf
    this.leaf = uuid
    return {
      parentUuid,
      isSidechain: agentId !== undefined,
      userType: 'external',
      cwd,
      sessionId,
      ...(agentId ? { agentId } : {}),
      version: '2.1.286',
      gitBranch,
      ...fields,
      uuid,
      timestamp: new Date(this.at).toISOString(),
    }
  }
}

const thinkingOf = (random: Random, { thinking }: AnswerOptions): readonly Fields[] =>
  thinking === undefined ? [] : [{ type: 'thinking', thinking, signature: hexFrom(random, 32) }]

/** A transcript being written, record by record, as Claude Code does. */
export class Transcript {
  readonly sessionId: string
  readonly #model: string
  readonly #random: Random
  readonly #envelope: Envelope
  readonly #records: Fields[] = []
  #totals: TranscriptTotals = noTokens

  constructor(options: TranscriptOptions) {
    this.sessionId = options.sessionId
    this.#model = options.model
    this.#random = randomFrom(options.seed ?? 1)
    this.#envelope = new Envelope(options, this.#random)
  }

  prompt(content: string | readonly Fields[]): this {
    return this.#user(content, { promptSource: 'typed' })
  }

  /** A user record that nobody typed: wrapped output, a summary, the mark of an interruption. */
  told(content: string | readonly Fields[], more: Fields = {}): this {
    return this.#user(content, more)
  }

  /** Any record of the conversation's tree: an attachment, a system record. */
  chained(fields: Fields): this {
    return this.record(this.#envelope.around(fields))
  }

  /** Lets time pass. */
  wait(ms: number): this {
    this.#envelope.at += ms
    return this
  }

  /** Goes on from an earlier record (see `leaf`), as a rewind does. */
  rewindTo(uuid: string | null): this {
    this.#envelope.leaf = uuid
    return this
  }

  /** UUID of the newest record of the tree; null before the first. */
  get leaf(): string | null {
    return this.#envelope.leaf
  }

  /** UTC ms of the newest record. */
  get at(): number {
    return this.#envelope.at
  }

  answer(text: string, answer: AnswerOptions = {}): this {
    const blocks = [...thinkingOf(this.#random, answer), { type: 'text', text }]
    return this.#call(blocks, 'end_turn', answer)
  }

  /** A tool use, and the record with its result. */
  toolCall(
    name: string,
    input: Fields,
    result: string | readonly Fields[],
    tool: ToolOptions = {},
  ): this {
    const id = `toolu_${hexFrom(this.#random, 24)}`
    const use = { type: 'tool_use', id, name, input }
    this.#call([...thinkingOf(this.#random, tool), use], 'tool_use', tool)
    const error = tool.isError ? { is_error: true } : {}
    const { toolUseResult } = tool
    return this.#user(
      [{ type: 'tool_result', tool_use_id: id, content: result, ...error }],
      toolUseResult === undefined ? {} : { toolUseResult },
    )
  }

  aiTitle(aiTitle: string): this {
    return this.record({ type: 'ai-title', sessionId: this.sessionId, aiTitle })
  }

  summary(summary: string): this {
    return this.record({ type: 'summary', summary, leafUuid: uuidFrom(this.#random) })
  }

  /** A message that no model wrote, such as the notice of a failed request. */
  synthetic(text: string): this {
    const content = [{ type: 'text', text }]
    const usage = usageOf(noTokens)
    const id = uuidFrom(this.#random)
    const message = { id, role: 'assistant', model: '<synthetic>', content, usage }
    const error = { isApiErrorMessage: true, error: 'rate_limit' }
    return this.chained({ type: 'assistant', message, ...error })
  }

  /** Any record, for kinds that no method has. */
  record(fields: Fields): this {
    this.#records.push(fields)
    return this
  }

  lines(): readonly string[] {
    return this.#records.map((record) => JSON.stringify(record))
  }

  /** The whole file, every line ended. */
  text(): string {
    return this.lines()
      .map((line) => `${line}\n`)
      .join('')
  }

  /** The text since the last call, which is then let go: a long transcript is written in parts. */
  takeText(): string {
    const text = this.text()
    this.#records.length = 0
    return text
  }

  totals(): TranscriptTotals {
    return this.#totals
  }

  #user(content: unknown, more: Fields = {}): this {
    const message = { role: 'user', content }
    return this.chained({ type: 'user', message, ...more })
  }

  /** One record per content block, each with the id and the usage of the whole call. */
  #call(blocks: readonly Fields[], stopReason: string, answer: AnswerOptions): this {
    const tokens = { ...likelyTokens(this.#random), ...answer.tokens }
    this.#totals = add(this.#totals, tokens)
    const call = {
      id: `msg_${hexFrom(this.#random, 24)}`,
      type: 'message',
      role: 'assistant',
      model: answer.model ?? this.#model,
      stop_reason: stopReason,
      stop_sequence: null,
      usage: usageOf(tokens),
    }
    const requestId = `req_${hexFrom(this.#random, 24)}`
    for (const block of blocks) {
      const message = { ...call, content: [block] }
      this.chained({ type: 'assistant', requestId, message })
    }
    return this
  }
}

/** Starts an empty transcript; everything not given follows from the seed. */
export const transcript = (options: TranscriptOptions): Transcript => new Transcript(options)
