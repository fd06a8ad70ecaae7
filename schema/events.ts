import { z } from 'zod'
import { IngestProgress } from './ingest.ts'
import { Shown } from './sample.ts'
import { SessionLink } from './session-link.ts'
import { Settings } from './settings.ts'

/**
 * How reading fares. `restarting`: it was lost and is started again; `failed`: that did not work,
 * and is tried again later.
 */
export const EngineHealth = z.object({
  state: z.enum(['ready', 'restarting', 'failed']),
  message: z.string().describe('what happened, for a person'),
})
export type EngineHealth = z.infer<typeof EngineHealth>

/** Notices the engine sends: name → payload. Sent to the window over IPC, to a browser as SSE. */
export const noticeTable = {
  'store.changed': z.object({
    revision: z.number().int().describe('grows with every commit of the index'),
    sessionIds: z.array(z.string()).describe('sessions touched, at most 100'),
  }),
  'ingest.progress': IngestProgress,
  /** A folder that is looked through came, went, or can be read or not where it was otherwise. */
  'sources.changed': z.object({ folders: z.number().int().describe('how many there are') }),
  'engine.state': EngineHealth,
  'settings.changed': Settings,
  /** Another store answers from now on: nothing that was read before is true any more. */
  'store.switched': Shown,
  'menu.command': z.object({
    command: z.enum(['overview', 'sessions', 'settings', 'exportCsv', 'exportJson']),
  }),
  'open.session': SessionLink,
} as const

/** The event that a stream of notices over HTTP begins with; no notice of the engine. */
export const streamOpened = 'stream.opened'

/** Payload of {@link streamOpened}: who began to ask after the newest notice has missed none. */
export const StreamOpened = z.object({
  quietMs: z.number().describe('ms since the newest notice, or since the server began'),
})
export type StreamOpened = z.infer<typeof StreamOpened>

/** A key of {@link noticeTable}. */
export type NoticeName = keyof typeof noticeTable
/** The payload of a notice. */
export type Notice<N extends NoticeName> = z.infer<(typeof noticeTable)[N]>
