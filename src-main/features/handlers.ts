import type { Notes } from '#main/store/notes.ts'
import type { ReadStore } from '#main/store/read-store.ts'
import type { EngineHealth } from '#schema/events.ts'
import type { BackfillJob, IngestProgress, IngestReport } from '#schema/ingest.ts'
import type { NamesOfKind, Output, Parsed } from '#schema/operations.ts'
import type { Settings, SettingsChange } from '#schema/settings.ts'
import type { WatchedFolder } from '#schema/sources.ts'

/** What the engine knows of itself; handed to every query. */
export interface EngineState {
  readonly version: string
  readonly dataDir: string
  /** UTC ms. */
  readonly startedAt: number
  readonly watching: boolean
  readonly isSample: boolean
  readonly progress: IngestProgress
  readonly health: EngineHealth
  readonly roots: readonly WatchedFolder[]
  /** Folder name below `projects/` that questions are about where they name no project. */
  readonly selectedProject: string | null
}

/** What a query may use: stores that cannot be written to. */
export interface QueryContext
  extends Pick<ReadStore, 'index' | 'library' | 'texts' | 'insights' | 'tags'> {
  readonly state: EngineState
}

/** What there is of insights. */
export interface InsightTotals {
  readonly projects: number
  readonly pairs: number
  readonly taggedSessions: number
}

/** What a command may use beside reading: the one thing that writes. */
export interface CommandContext {
  readonly runPass: () => Promise<IngestReport>
  /** Reads what is new in one project, by the name of its folder. */
  readonly refreshProject: (
    slug: string,
  ) => Promise<Pick<IngestReport, 'changedFiles' | 'newLines'>>
  readonly selectedProject: string | null
  /** Resolves when every word of what is archived can be found. */
  readonly catchUpTexts: () => Promise<void>
  /** Makes the full text anew; resolves with what it holds when that is done. */
  readonly reindexTexts: () => Promise<{ readonly projects: number; readonly records: number }>
  /** Makes questions, answers and tags anew; resolves when that is done. */
  readonly reindexInsights: () => Promise<void>
  /** What the insights hold; projects and sessions of which something was made. */
  readonly insightTotals: () => Promise<InsightTotals>
  /** Throws in words, as `unavailable` and its like, where the insights cannot be read. */
  readonly checkInsights: () => void
  /** Ends the reading under way; false where there was none to end. */
  readonly stopReading: () => Promise<boolean>
  /** Begins to fill the store in the background; `conflict` while that is under way. */
  readonly startBackfill: (force: boolean) => BackfillJob
  readonly addRoot: (path: string) => Promise<WatchedFolder[]>
  readonly changeSettings: (change: SettingsChange) => Settings
  /** A setting of the library as it is stored; null where it was never set. */
  readonly setting: (key: string) => unknown
  /** Keeps rows that are no {@link Settings}, and tells every page to look at them again. */
  readonly keep: (rows: readonly (readonly [key: string, value: unknown])[]) => void
  /**
   * Changes what people wrote as one commit, shows it in the index, and tells every page to look
   * again at the sessions it is about.
   */
  readonly changeNotes: <T>(work: (notes: Notes) => T) => Promise<T>
  /** Resolves when what is stored is priced anew, or soon where reading has to end first. */
  readonly reprice: () => Promise<void>
  readonly removeRoot: (path: string) => Promise<WatchedFolder[]>
}

/**
 * A command that writes nothing: it is answered like a query, with the folder name of a project, and
 * the engine keeps what was chosen for as long as it runs.
 */
export type SelectName = Extract<NamesOfKind<'command'>, `projects.select${string}`>
/** An operation that only reads. */
export type QueryName = NamesOfKind<'query' | 'download'> | SelectName
/** A command that is not about one store: the engine switches stores, the window has dialogs. */
export type OuterCommandName = Extract<
  NamesOfKind<'command'>,
  `sample.${string}` | `window.${string}`
>
/** An operation that writes. */
export type CommandName = Exclude<NamesOfKind<'command'>, OuterCommandName | SelectName>

type HandlerTable<Name extends QueryName | CommandName, Context> = {
  readonly [N in Name]: (input: Parsed<N>, context: Context) => Promise<Output<N>>
}

/** Handlers of a feature's queries and downloads; does not compile while one is missing. */
export type QueryHandlers<P extends string> = HandlerTable<
  Extract<QueryName, `${P}.${string}`>,
  QueryContext
>

/** Handlers of a feature's commands. */
export type CommandHandlers<P extends string> = HandlerTable<
  Extract<CommandName, `${P}.${string}`>,
  CommandContext
>

/** Asks any query from within another. */
export type AskQuery = <N extends QueryName>(
  name: N,
  input: Parsed<N>,
  context: QueryContext,
) => Promise<Output<N>>
