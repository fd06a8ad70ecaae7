import type { Look } from '#main/ingest/text-follower.ts'
import type { TextBacklog } from '#main/ingest/text-shard.ts'

/** What the thread that makes insights is started with. */
export interface InsightStart {
  readonly dataDir: string
}

/** To that thread: look at the sessions of these files, or at all of them. */
export type ToInsightWorker =
  | {
      readonly kind: 'look'
      readonly id: number
      readonly fileIds: readonly number[] | null
      readonly how: Look
    }
  | { readonly kind: 'close' }

/** From that thread. */
export type FromInsightWorker =
  | { readonly kind: 'backlog'; readonly backlog: TextBacklog }
  /** A damaged file was kept aside under this path. */
  | { readonly kind: 'kept'; readonly file: string }
  | {
      readonly kind: 'looked'
      readonly id: number
      /** Of which something was made. */
      readonly sessionIds: readonly string[]
      /** Why it could not be done, for a person; empty where there is nothing to do about it. */
      readonly trouble: string | null
    }
