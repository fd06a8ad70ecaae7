import type { QueryHandlers } from '#main/features/handlers.ts'
import { listAgents } from './agents.queries.ts'
import { findInTranscript } from './find-in.queries.ts'
import { readMarkdown } from './markdown.queries.ts'
import { readOutline } from './outline.queries.ts'
import { readRecords } from './records.queries.ts'
import { locateRecord, readPicture, readText } from './text.queries.ts'
import { readTurns } from './turns.queries.ts'

/** Handlers of the transcripts. */
export const transcriptQueries: QueryHandlers<'transcript'> = {
  'transcript.outline': (input, { index }) => readOutline(index, input),
  'transcript.records': (input, context) => readRecords(context, input),
  'transcript.turns': async (input, { index }) => ({ rows: await readTurns(index, input) }),
  'transcript.agents': async ({ id }, { index }) => ({ rows: await listAgents(index, id) }),
  'transcript.text': (input, context) => readText(context, input),
  'transcript.picture': (input, context) => readPicture(context, input),
  'transcript.markdown': (input, context) => readMarkdown(context, input),
  'transcript.find': (input, context) => findInTranscript(context, input),
  'transcript.locate': (input, { index }) => locateRecord(index, input),
}
