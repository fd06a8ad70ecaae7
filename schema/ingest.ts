import { z } from 'zod'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

/** What one pass over the sources did. */
export const IngestReport = z.object({
  files: count.describe('transcript files looked at'),
  changedFiles: count.describe('files with new bytes'),
  lines: count.describe('lines of all files looked at'),
  bytes: count.describe('bytes of all files looked at'),
  newLines: count,
  newBytes: count,
  projects: count.describe('projects in the store after the pass'),
  sessions: count.describe('sessions in the store after the pass'),
  messages: count.describe('messages in the store after the pass'),
  calls: count.describe('model calls in the store after the pass, each counted once'),
  problems: count.describe('lines that could not be read, over all files looked at'),
  unreadableFiles: z.array(z.object({ path: z.string(), reason: z.string() })),
  bytesParsed: count.describe('bytes that were read as records; none where nothing is new'),
  rowsWritten: count.describe('rows of all tables that were added, changed or removed'),
  firstTotalsMs: z
    .number()
    .nonnegative()
    .describe('ms from the beginning until the sums of everything found were right and kept'),
  peakRssMb: z
    .number()
    .nonnegative()
    .describe('most memory the process has held so far, in millions of bytes'),
  elapsedMs: z.number().nonnegative(),
})
export type IngestReport = z.infer<typeof IngestReport>

/** What lies in one config folder, as the last look through all of them found it. */
export const FoundInFolder = z.object({
  path: z.string(),
  files: count.describe('transcripts in it'),
  bytes: count,
})
export type FoundInFolder = z.infer<typeof FoundInFolder>

/** How much of what is known a part of the store has taken in, in bytes of transcripts. */
export const Stage = z.object({ done: count, total: count })
export type Stage = z.infer<typeof Stage>

/** The parts of the store, in the order in which a line passes through them. */
export const Stages = z.object({
  library: Stage.describe('archived'),
  index: Stage.describe('in the figures and rollups'),
  text: Stage.describe('searchable'),
  insights: Stage.describe('in questions, answers and tags'),
})
export type Stages = z.infer<typeof Stages>

/**
 * Bringing the whole store up to date, or with `force` making the index anew from the library.
 * `cancelled`: a person ended it; the index is whole and answers as before.
 */
export const BackfillJob = z.object({
  id: z.string(),
  force: z.boolean(),
  status: z.enum(['running', 'complete', 'failed', 'cancelled']),
  startedAt: z.number().describe('UTC ms'),
  endedAt: z.number().nullable().describe('UTC ms; null while it runs'),
  error: z.string().nullable().describe('why it failed, for a person'),
})
export type BackfillJob = z.infer<typeof BackfillJob>

/** A library that is gone or was damaged, so that another one was begun, and what its index knew. */
export const LostLibrary = z.object({
  file: z.string().describe('the index that was made from it, as it is kept'),
  sessions: count.nullable().describe('sessions it knew; null: it cannot be read either'),
  gone: count.nullable().describe('those of them of which no transcript is there any more'),
})
export type LostLibrary = z.infer<typeof LostLibrary>

/**
 * How far reading is. `live` means everything seen so far is in the numbers; `stopped` that a
 * person ended the reading early, and that only what is new is still read.
 */
export const IngestProgress = z.object({
  phase: z.enum(['starting', 'reading', 'stopped', 'live']),
  filesDone: count,
  filesTotal: count,
  bytesDone: count,
  bytesTotal: count,
  startedAt: z.number().nullable().describe('UTC ms at which the last long look began'),
  asOf: z.number().nullable().describe('UTC ms of the end of the last pass'),
  trouble: z.string().nullable().describe('why the last pass could not go on, for a person'),
  found: z.array(FoundInFolder).describe('by folder; empty before the first look has ended'),
  keptAside: z
    .array(z.string())
    .describe('damaged databases that were moved out of the way since the start, by new name'),
  lostLibrary: LostLibrary.nullable().describe('null: none was lost since the start'),
  stages: Stages,
  newCalls: count.nullable().describe('model calls that the last pass added; null before one'),
  backfill: z.object({
    current: BackfillJob.nullable().describe('the one that runs'),
    last: BackfillJob.nullable().describe('the one that ended last'),
  }),
})
export type IngestProgress = z.infer<typeof IngestProgress>

const nothing: Stage = { done: 0, total: 0 }

/** Before the first look at the sources. */
export const noProgress: IngestProgress = {
  phase: 'starting',
  filesDone: 0,
  filesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  startedAt: null,
  asOf: null,
  trouble: null,
  found: [],
  keptAside: [],
  lostLibrary: null,
  stages: { library: nothing, index: nothing, text: nothing, insights: nothing },
  newCalls: null,
  backfill: { current: null, last: null },
}

/** Whether the index is being made anew while the one before it goes on answering. */
export const isRebuilding = ({ backfill }: Pick<IngestProgress, 'backfill'>): boolean =>
  backfill.current?.force ?? false

/**
 * Whether everything seen is in every part of the store, questions, answers and tags included.
 */
export const isCaughtUp = ({ phase, stages }: Pick<IngestProgress, 'phase' | 'stages'>): boolean =>
  phase === 'live' && Object.values(stages).every(({ done, total }) => done >= total)

/** What can be asked of reading. */
export const ingestOperations = defineOperations({
  'ingest.run': {
    summary: 'Look through all sources now and read what is new',
    kind: 'command',
    access: 'local',
    input: z.object({
      text: z.boolean().default(false).describe('also wait until every word can be found'),
    }),
    output: IngestReport,
    http: { method: 'POST', path: '/api/app/ingest' },
  },
  'ingest.cancel': {
    summary: 'Stop reading; what was read stays, and what is appended from now on still shows',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({ stopped: z.boolean().describe('false: there was nothing left to stop') }),
    http: { method: 'POST', path: '/api/app/ingest/cancel' },
  },
})

/** How many sessions went with a library, and how many are read again. */
const lostSessions = ({ sessions, gone }: LostLibrary): string => {
  if (sessions === null || gone === null) return 'What it knew cannot be read either.'
  const read = `read again from their transcripts: ${sessions - gone}`
  return `Sessions it held: ${sessions}; ${read}; no longer shown, since their transcripts are gone too: ${gone}.`
}

const lostSentence = (lost: LostLibrary): string =>
  `The library that held all transcripts and your settings was lost, and a new one is begun. ${lostSessions(lost)} Its index is kept as ${lost.file}; to have everything again, close Rearview and put a copy of library.db back.`

/** All a person should know of databases that were damaged or lost since the start. */
export const troubleSentences = ({
  keptAside,
  lostLibrary,
}: Pick<IngestProgress, 'keptAside' | 'lostLibrary'>): readonly string[] => [
  ...keptAside.map(keptSentence),
  ...(lostLibrary ? [lostSentence(lostLibrary)] : []),
]

const madeAgain: readonly (readonly [RegExp, string])[] = [
  [/search-\d\.db\.[^/\\]*$/, 'A part of the full text'],
  [/insights\.db\.[^/\\]*$/, 'What is made of questions and tags'],
]

/** What a person should know of a database that was damaged and is kept aside under a new name. */
const keptSentence = (file: string): string => {
  if (/library\.db\.[^/\\]*$/.test(file)) {
    return `The library was damaged and is kept as ${file}. Transcripts that are still there are read again; what was deleted at its source, and your settings, are only in the kept file.`
  }
  const what = madeAgain.find(([pattern]) => pattern.test(file))?.[1] ?? 'The index'
  return `${what} was damaged and is kept as ${file}; it is made anew from the library, and nothing is lost.`
}
