import { noCalls } from '#main/analysis/call-sums.ts'
import {
  groupInteractions,
  type Interaction,
  isAnswer,
  sumCalls,
} from '#main/analysis/interactions.ts'
import { type MessageRow, readSessionRows } from '#main/analysis/session-rows.ts'
import { documentTokens } from '#main/analysis/token-composition.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError } from '#schema/errors.ts'
import type { InteractionDetail, InteractionRecord } from '#schema/interaction.ts'
import type { Parsed } from '#schema/operations.ts'
import type { Block } from '#schema/transcript/block.ts'
import { holds } from '#schema/transcript/event.ts'
import { isoTime } from '#main/analysis/document-shapes.ts'
import { projectFacts } from './project-facts.ts'

const wholeText = { seq: 0, most: Number.POSITIVE_INFINITY }

const wordsOf = (block: Block): string[] => {
  if (block.kind === 'text') return [block.body.text]
  if (block.kind === 'toolResult') return [block.result.body.text]
  return block.kind === 'note' ? [block.body.text] : []
}

const placesOf = (index: IndexReader, ids: readonly number[]) =>
  index
    .selectFrom('message as m')
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .select(['m.id', 'm.uuid', 'm.file_id', 'm.byte_offset', 'm.byte_length', 'f.provider'])
    .where('m.id', 'in', ids)
    .execute()

const kindOf = (record: MessageRow, place: number): InteractionRecord['kind'] => {
  if (isAnswer(record)) return 'assistant'
  return place === 0 || record.kind !== 'toolResult' ? 'user' : 'tool_result'
}

/** Records of an interaction in order, their words read from the archive. */
const readRecords = async (
  { index, library }: QueryContext,
  { records, calls }: Interaction,
): Promise<InteractionRecord[]> => {
  const rows = await placesOf(
    index,
    records.map(({ id }) => id),
  )
  const places = new Map(rows.map((row) => [row.id, row]))
  const read = createRecordReader(library, rows)
  const untold = new Map(calls.map((call) => [call.id, call]))
  return records.map((record, place) => {
    const row = places.get(record.id)
    const json = row ? read(row) : null
    const provider = providerOf(row?.provider ?? '')
    const blocks = json === null ? [] : provider.readBlocks(json, wholeText)
    const call = untold.get(record.call_id ?? -1)
    if (call) untold.delete(call.id)
    return {
      kind: kindOf(record, place),
      timestamp: isoTime(record.at),
      content: blocks.flatMap(wordsOf).join('\n'),
      tokens: documentTokens(call ? sumCalls([call]) : noCalls),
      tools: blocks.flatMap((block) =>
        block.kind === 'toolUse'
          ? [{ name: block.name, id: block.toolCallId, input: block.input.text }]
          : [],
      ),
      model: json === null ? null : provider.readModel(json),
      uuid: row?.uuid ?? null,
      error: (record.holds & holds.error) !== 0,
      is_sidechain: record.agent_id !== '' || (record.holds & holds.sidechain) !== 0,
    }
  })
}

const findInteraction = async (
  context: QueryContext,
  { interaction_id, log_path }: Parsed<'costs.interaction'>,
) => {
  const { commands, slug } = await projectFacts(context, log_path)
  const command = commands.find(({ id }) => id === interaction_id)
  if (!command) {
    const sentence = `interaction_id: the project ${slug} has no interaction ${interaction_id}.`
    throw new AppError('not_found', sentence)
  }
  const rows = await readSessionRows(context.index, [command.sessionRow])
  const own = rows.get(command.sessionRow)
  const found = own && groupInteractions(own).list.find(({ id }) => id === interaction_id)
  if (!found) throw new AppError('unavailable')
  return { command, found }
}

/** One interaction with the words of all of its records. */
export const interactionDetail = async (
  context: QueryContext,
  input: Parsed<'costs.interaction'>,
): Promise<InteractionDetail> => {
  const { command, found } = await findInteraction(context, input)
  const [first, ...rest] = await readRecords(context, found)
  if (!first) throw new AppError('internal')
  return {
    interaction_id: command.id,
    session_id: command.sessionId,
    start_time: isoTime(command.startAt),
    end_time: isoTime(command.endAt),
    model: command.model,
    tool_count: command.toolCount,
    assistant_steps: command.steps,
    is_continuation: false,
    tools_used: Object.keys(command.tools),
    has_task_tool: command.hasTaskTool,
    command: { ...first, kind: 'user' },
    responses: rest.filter(({ kind }) => kind === 'assistant'),
    tool_results: rest.filter(({ kind }) => kind === 'tool_result'),
  }
}
