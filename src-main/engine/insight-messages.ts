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
      /** Forget everything first. */
      readonly isAnew: boolean
    }
  | { readonly kind: 'close' }

/** From that thread. */
export type FromInsightWorker =
  | { readonly kind: 'backlog'; readonly backlog: TextBacklog }
  | {
      readonly kind: 'looked'
      readonly id: number
      /** Of which something was made. */
      readonly sessionIds: readonly string[]
      readonly trouble: string | null
    }
