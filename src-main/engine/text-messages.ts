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
      /** Forget every word first. */
      readonly isAnew: boolean
    }
  | { readonly kind: 'close' }

/** From such a thread. */
export type FromTextWorker =
  | { readonly kind: 'backlog'; readonly backlog: TextBacklog }
  | { readonly kind: 'looked'; readonly id: number; readonly trouble: string | null }
