import type { MessageKind } from './event.ts'

/** Tokens of one model call as one record states them. Cache writes are split by lifetime. */
export interface CallTokens {
  readonly input: number
  readonly output: number
  readonly cacheWrite5m: number
  readonly cacheWrite1h: number
  readonly cacheRead: number
  readonly webSearches: number
}

/** What one record says of a model call. Several records, also in several files, share a `key`. */
export interface CallFacts extends CallTokens {
  /** `message.id`, else the request id, else the record's uuid, each with its own prefix. */
  readonly key: string
  readonly model: string
  /** A copy inside a progress record: counts only where nothing else holds the call. */
  readonly mirror: boolean
  /** Whether this record carries a stop reason. */
  readonly finalised: boolean
  readonly fast: boolean
  readonly batch: boolean
  readonly geoUs: boolean
}

/** What a call that starts a subagent says of it. */
export interface AgentStart {
  readonly type: string | null
  readonly description: string | null
  /** First 300 characters of what it is asked, as the subagent's first record repeats it. */
  readonly promptHead: string | null
}

/** A tool that an answer calls. */
export interface ToolUseFacts {
  readonly id: string
  readonly name: string
  readonly agent: AgentStart | null
  /** What it is pointed at: a file's path, a skill, the beginning of a command or a pattern. */
  readonly target: string | null
  /** Lines that it writes and takes away; null where it changes no file. */
  readonly lines: { readonly added: number; readonly removed: number } | null
  /** It looks for something, by a tool of its own or in a shell. */
  readonly isSearch: boolean
}

/** What came of a tool call, joined to it by its id. */
export interface ToolResultFacts {
  readonly id: string
  readonly isError: boolean
  /** The beginning of what it says where it failed, or calls itself an error. */
  readonly failure: string | null
  /** A person said no; not an error. */
  readonly rejected: boolean
  /** The subagent that answered. */
  readonly agentId: string | null
  readonly searches: number
}

/** What a title record says; the last of a kind in a session stands. */
export interface TitleFacts {
  readonly source: 'custom' | 'agent'
  readonly text: string
}

/** What the agent itself says a model cost in a session. Tokens as it counts them. */
export interface ModelCostFacts {
  readonly model: string
  /** Nanodollars; null where the record names no cost. */
  readonly costNano: number | null
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly webSearches: number
}

/** What the agent itself says a session came to so far: a snapshot that grows. */
export interface CostStateFacts {
  /** Nanodollars. */
  readonly costNano: number
  /** It did not know the price of a model, so that its figure is a lower bound. */
  readonly hasUnknownModelCost: boolean
  readonly apiMs: number
  readonly toolMs: number
  readonly totalMs: number
  readonly linesAdded: number
  readonly linesRemoved: number
  readonly models: readonly ModelCostFacts[]
}

/** A compaction of the context, as its boundary says. */
export interface CompactionFacts {
  /** `auto` or `manual`; null where it is not recorded. */
  readonly trigger: string | null
  readonly preTokens: number | null
}

/** What the index keeps of one record of a transcript, the same for every agent. */
export interface RecordFacts {
  readonly kind: MessageKind
  /** The record's own type, its subtype after a slash. */
  readonly recordType: string
  /** Whether this version has a name for it. */
  readonly known: boolean
  readonly at: number | null
  readonly uuid: string | null
  readonly parentUuid: string | null
  readonly sessionId: string | null
  readonly agentId: string | null
  readonly cwd: string | null
  readonly gitBranch: string | null
  readonly agentVersion: string | null
  /** Session this record was copied from, or the root its lineage names. */
  readonly rootSession: string | null
  /** What it holds, as bits; see `holds`. */
  readonly holds: number
  /** First 300 characters of a prompt, or of a subagent's task. */
  readonly promptText: string | null
  readonly title: TitleFacts | null
  readonly call: CallFacts | null
  /** A local stand-in for an answer; never a call. */
  readonly synthetic: boolean
  readonly toolUses: readonly ToolUseFacts[]
  readonly toolResults: readonly ToolResultFacts[]
  /** Pieces of its message that this version has no name for, as `block/<type>`. */
  readonly unknownParts?: readonly string[]
  /** Records, by uuid, that it says were withdrawn. */
  readonly retracted?: readonly string[]
  /** Written by a session in the background, which copies what came before it. */
  readonly background?: boolean
  readonly compaction?: CompactionFacts
  /** Kinds of secrets that were taken out of it, one for each time. */
  readonly redactions?: readonly string[]
  /** Absent on nearly every record. */
  readonly costState?: CostStateFacts | null
}
