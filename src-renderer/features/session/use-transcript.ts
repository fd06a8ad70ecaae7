import { useQueries } from '@tanstack/react-query'
import { operationQuery } from '#renderer/client/use-operation.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'

const pageSize = 100

/** A transcript: the main one, or a subagent's. */
export interface ThreadInput {
  readonly id: string
  readonly agentId?: string
}

/** Pages that hold the records from `first` to `last`. */
export const pagesFor = (first: number, last: number): readonly number[] => {
  const from = Math.floor(first / pageSize)
  return Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, page) => from + page)
}

/** Records by seq, fetched in pages around what is in sight; those on the way are undefined. */
export const useRecords = (
  thread: ThreadInput,
  first: number,
  last: number,
): ((seq: number) => TranscriptMessage | undefined) => {
  const pages = pagesFor(first, last)
  const answers = useQueries({
    queries: pages.map((page) =>
      operationQuery('sessions.transcript', {
        ...thread,
        from: page * pageSize,
        limit: pageSize,
      }),
    ),
  })
  return (seq) => {
    const rows = answers[pages.indexOf(Math.floor(seq / pageSize))]?.data?.rows
    const row = rows?.[seq % pageSize]
    return row?.seq === seq ? row : rows?.find((candidate) => candidate.seq === seq)
  }
}
