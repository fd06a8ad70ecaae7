import { z } from 'zod'
import { IngestProgress } from './ingest.ts'

/** Notices the engine sends: name → payload. Sent to the window over IPC, to a browser as SSE. */
export const noticeTable = {
  'store.changed': z.object({
    revision: z.number().int().describe('grows with every commit of the index'),
    sessionIds: z.array(z.string()).describe('sessions touched, at most 100'),
  }),
  'ingest.progress': IngestProgress,
  'engine.state': z.object({
    state: z.enum(['ready', 'restarting', 'failed']),
    message: z.string().describe('what happened, for a person'),
  }),
  'menu.command': z.object({
    command: z.enum(['overview', 'sessions', 'exportCsv', 'exportJson']),
  }),
} as const

/** A key of {@link noticeTable}. */
export type NoticeName = keyof typeof noticeTable
/** The payload of a notice. */
export type Notice<N extends NoticeName> = z.infer<(typeof noticeTable)[N]>
