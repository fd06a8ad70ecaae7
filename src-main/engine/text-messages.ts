import type { Look } from '#main/ingest/text-follower.ts'
import type { TextBacklog } from '#main/ingest/text-shard.ts'

/** What a thread that keeps a part of the full text is started with. */
export interface TextStart {
  readonly dataDir: string
  readonly shard: number
}

/** To such a thread: look at these files, or at all of them. */
export type ToTextWorker =
  | {
      readonly kind: 'look'
      readonly id: number
      readonly fileIds: readonly number[] | null
      readonly how: Look
    }
  | { readonly kind: 'close' }

/** From such a thread. */
export type FromTextWorker =
  | { readonly kind: 'backlog'; readonly backlog: TextBacklog }
  /** A damaged file was kept aside under this path. */
  | { readonly kind: 'kept'; readonly file: string }
  | {
      readonly kind: 'looked'
      readonly id: number
      /** Why it could not be done, for a person; empty where there is nothing to do about it. */
      readonly trouble: string | null
    }
