import { useQueries } from '@tanstack/react-query'
import { operationQuery } from '#renderer/client/use-operation.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import type { ThreadInput } from './reader-context.ts'

/** Records fetched at once: about two screens of them. */
const pageSize = 40

/** Pages out of sight are let go after this long, so that a long scroll does not fill the memory. */
const keptMs = 15_000

/** The page that holds a record. */
export const pageOf = (seq: number): number => Math.floor(seq / pageSize)

/** One page of a transcript. */
export const recordsQuery = (thread: ThreadInput, page: number) => ({
  ...operationQuery('transcript.records', { ...thread, from: page * pageSize, limit: pageSize }),
  gcTime: keptMs,
})

/** Records in sight, and what went wrong on the way. */
export interface Records {
  /** Undefined while its page is on the way. */
  readonly at: (seq: number) => TranscriptMessage | undefined
  /** Why some of them could not be read, and how to try again; null where all could. */
  readonly failure: { readonly error: Error; readonly refetch: () => unknown } | null
}

/** Records by seq, fetched in pages around those wanted. */
export const useRecords = (thread: ThreadInput, wanted: readonly number[]): Records => {
  const pages = [...new Set(wanted.map(pageOf))]
  const answers = useQueries({
    queries: pages.map((page) => recordsQuery(thread, page)),
  })
  const at = (seq: number): TranscriptMessage | undefined => {
    const rows = answers[pages.indexOf(pageOf(seq))]?.data?.rows
    const row = rows?.[seq % pageSize]
    return row?.seq === seq ? row : rows?.find((candidate) => candidate.seq === seq)
  }
  const failed = answers.find(({ data, error }) => error !== null && data === undefined)
  const failure = failed?.error ? { error: failed.error, refetch: failed.refetch } : null
  return { at, failure }
}
