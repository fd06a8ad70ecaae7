import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { Block, LongText } from '#schema/transcript/block.ts'
import { indentJson } from './indent-json.ts'
import { createLineReader, createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { messageRows, withSummaries } from './records.queries.ts'
import { findThread, placesOf, type ThreadName } from './thread.queries.ts'

/** One record of a transcript: its row, and how to read it as the agent wrote it. */
const findRecord = async ({ index, library }: QueryContext, name: ThreadName, seq: number) => {
  const thread = await findThread(index, name)
  const [row] = await messageRows(index, thread, seq, 1)
  if (!row) throw new AppError('not_found', 'This transcript has no record at that place.')
  return {
    thread,
    row,
    read: () => createRecordReader(library, [row])(row),
    readLine: () => createLineReader(library, [row])(row)?.toString('utf8'),
  }
}

type TextInput = Parsed<'transcript.text'>

const bodyOf = (block: Block | undefined, part: TextInput['part']): LongText | null => {
  switch (block?.kind) {
    case 'text':
    case 'thinking':
    case 'note':
      return block.body
    case 'toolUse':
      return part === 'own' ? block.input : (block.result?.body ?? null)
    case 'toolResult':
      return block.result.body
    case 'compaction':
      return block.summary
    default:
      return null
  }
}

const wholeText = async (context: QueryContext, input: TextInput): Promise<string | undefined> => {
  const { seq, block, part } = input
  const { thread, row, readLine } = await findRecord(context, input, seq)
  if (block === undefined) return indentJson(readLine() ?? '')
  const reading = { from: seq, most: Number.POSITIVE_INFINITY }
  const [message] = await withSummaries(context, thread, [row], reading)
  return bodyOf(message?.blocks[block], part)?.text
}

/** A stretch of one text, or of the whole record as its JSON was written. */
export const readText = async (
  context: QueryContext,
  input: TextInput,
): Promise<Output<'transcript.text'>> => {
  const { from, limit } = input
  const whole = await wholeText(context, input)
  if (whole === undefined) throw new AppError('not_found', 'That record has no such text.')
  return { text: whole.slice(from, from + limit).toWellFormed(), length: whole.length }
}

type PictureType = Output<'transcript.picture'>['mediaType']

/** Formats that hold pixels only; an SVG is a document and may do more than be looked at. */
const shown: ReadonlySet<string> = new Set<PictureType>([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
])

const isShown = (mediaType: string): mediaType is PictureType => shown.has(mediaType)

/** The bytes of a picture. */
export const readPicture = async (
  context: QueryContext,
  input: Parsed<'transcript.picture'>,
): Promise<Output<'transcript.picture'>> => {
  const { row, read } = await findRecord(context, input, input.seq)
  const picture = providerOf(row.provider).readPicture(read(), input.place)
  if (!picture) throw new AppError('not_found', 'There is no picture at that place.')
  const { mediaType, base64 } = picture
  if (!isShown(mediaType)) {
    throw new AppError('not_found', 'Pictures of that format are not shown.')
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new AppError('not_found', 'The bytes of that picture cannot be read.')
  }
  return { mediaType, base64 }
}

/** Where in a session a record stands. */
export const locateRecord = async (
  index: IndexReader,
  { id, uuid }: Parsed<'transcript.locate'>,
): Promise<Output<'transcript.locate'>> => {
  const session = await sessionRow(index, id)
  const row = await index
    .selectFrom('message')
    .select(['id', 'agent_id'])
    .where('session_id', '=', session)
    .where('uuid', '=', uuid)
    .orderBy('file_id')
    .orderBy('seq')
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', 'That message is not in this session.')
  const places = await placesOf(index, { session, agentId: row.agent_id }, [row.id])
  return { agentId: row.agent_id || null, seq: places.get(row.id) ?? 0 }
}
