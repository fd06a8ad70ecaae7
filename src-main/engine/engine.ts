import type { Outcome } from '#schema/errors.ts'
import type { Notice, NoticeName } from '#schema/events.ts'
import type { Access } from '#schema/operation.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import type { EarlyQueries } from './early-queries.ts'

/** Who asks, as the binding that let them in found out. */
export interface Caller {
  readonly via: 'window' | 'http' | 'commandLine'
  readonly access: readonly Access[]
}

/** The person at this machine: the window, a browser with our cookie, the command line. */
export const localCaller = (via: Caller['via']): Caller => ({ via, access: ['public', 'local'] })

/** A caller without any key. */
export const anonymousCaller: Caller = { via: 'http', access: ['public'] }

/** What an engine is started with. */
export interface EngineOptions {
  /** Folder of library.db and index.db; made when missing. */
  readonly dataDir: string
  /** Config folders to watch in place of the default ones. */
  readonly claudeDirs?: readonly string[] | undefined
  /** Whether to look for changes from now on, after the first pass. */
  readonly watch: boolean
  /** Whether to make a first pass by itself. */
  readonly ingest: boolean
  /**
   * How long the writer waits at a start, in milliseconds, where the store can be shown as it lies;
   * a command ends the wait. Absent means not at all.
   */
  readonly readAfterMs?: number
  /** Of the same data folder; only where the writer waits. */
  readonly early?: EarlyQueries | undefined
  /** Whether the thread that answers queries starts with the engine; else it does with the first. */
  readonly warm?: boolean
  /** Version of the program, for status and health. */
  readonly version: string
}

/** Is called with every notice the engine sends. */
export type NoticeListener = <N extends NoticeName>(name: N, payload: Notice<N>) => void

/** The running program without a face: a window, a server and the command line all hold one. */
export interface Engine {
  /** The only door: looks up the name, checks access, parses, runs. Never throws. */
  readonly dispatch: (name: string, raw: unknown, caller: Caller) => Promise<Outcome<unknown>>
  /** {@link Engine.dispatch} for our own code, where the name is known. */
  readonly call: <N extends OperationName>(
    name: N,
    input: Input<N>,
    caller: Caller,
  ) => Promise<Outcome<Output<N>>>
  /** Notices from now on; answers how to stop. */
  readonly subscribe: (listener: NoticeListener) => () => void
  /** Ends the workers and closes the store. */
  readonly close: () => Promise<void>
}
