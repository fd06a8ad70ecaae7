import type { EngineState } from '#main/features/handlers.ts'
import type { Failure, Outcome } from '#schema/errors.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import type { Settings } from '#schema/settings.ts'
import type { WatchedFolder } from '#schema/sources.ts'

/** What a worker is started with. */
export interface WorkerStart {
  readonly dataDir: string
  readonly claudeDirs: readonly string[] | undefined
  readonly watch: boolean
  readonly ingest: boolean
  /** Whether a worker that only reads first says how the stores stand. */
  readonly saysStanding?: boolean
}

/** From the engine to a worker. */
export type ToWorker =
  | { readonly kind: 'call'; id: number; name: string; input: unknown; state: EngineState }
  /** A file that can be made again turned out to be damaged. */
  | { readonly kind: 'damaged'; readonly fileName: string }
  | { readonly kind: 'close' }

/** From a worker to the engine. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'progress'; readonly progress: IngestProgress }
  | { readonly kind: 'replaced' }
  /** A file that can be made again turned out to be damaged. */
  | { readonly kind: 'damaged'; readonly fileName: string }
  | { readonly kind: 'changed'; readonly sessionIds: readonly string[] }
  | { readonly kind: 'roots'; readonly roots: readonly WatchedFolder[] }
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** What a person chose, where the stores can answer as they lie; null where they cannot. */
  | { readonly kind: 'standing'; readonly settings: Settings | null }
  | { readonly kind: 'closed' }
