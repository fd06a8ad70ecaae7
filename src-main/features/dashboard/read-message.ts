import type { MessageSummary } from '#main/analysis/project-messages.ts'
import type { InteractionFacts } from '#main/analysis/session-facts.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { asObject, asText } from '#main/lib/coerce.ts'
import { log } from '#main/lib/log.ts'
import type { DashboardMessage } from '#schema/dashboard.ts'
import type { DocumentedTokens } from '#schema/documented.ts'
import type { Block } from '#schema/transcript/block.ts'
import { holds } from '#schema/transcript/event.ts'
import type { RecordRow } from './message-rows.ts'

/** A record to be told: its row, what is known of it, and what it reads as. */
interface Told {
  readonly row: RecordRow
  readonly summary: MessageSummary
  readonly record: unknown
  readonly interaction: InteractionFacts | undefined
  /** Characters of one text. */
  readonly most: number
}

const blocksOf = ({ row, record, most }: Told): Block[] => {
  try {
    return providerOf(row.provider).readBlocks(record, { seq: 0, most })
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'a record cannot be shown')
    return []
  }
}

const wordsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'text':
      return [block.body.text]
    case 'toolResult':
      return [block.result.body.text]
    case 'compaction':
      return block.summary ? [block.summary.text] : []
    case 'note':
      return [block.body.text]
    default:
      return []
  }
}

const inputOf = ({ text, length }: { text: string; length: number }): unknown =>
  text.length === length ? (JSON.parse(text) as unknown) : null

const toolOf = (block: Block): DashboardMessage['tools'] =>
  block.kind === 'toolUse'
    ? [{ id: block.toolCallId, name: block.name, input: safely(() => inputOf(block.input)) }]
    : []

/** An input that is no JSON is not worth losing its message for. */
const safely = (read: () => unknown): unknown => {
  try {
    return read()
  } catch {
    return null
  }
}

const tokensOf = ({ row, summary }: Told): DocumentedTokens =>
  summary.carriesCall
    ? {
        input: row.input ?? 0,
        output: row.output ?? 0,
        cache_creation: (row.cache_write_5m ?? 0) + (row.cache_write_1h ?? 0),
        cache_read: row.cache_read ?? 0,
      }
    : { input: 0, output: 0, cache_creation: 0, cache_read: 0 }

const commandFields = ({ interaction }: Told) =>
  interaction
    ? {
        interaction_id: interaction.id,
        interaction_tool_count: interaction.toolCount,
        interaction_model: interaction.model,
        interaction_assistant_steps: interaction.steps,
      }
    : {}

/** A record as documented. A call's tokens stand with its first record and nowhere else. */
export const readMessage = (told: Told): DashboardMessage => {
  const { row, summary, record } = told
  const json = asObject(record) ?? {}
  const blocks = blocksOf(told)
  return {
    session_id: row.session_id,
    type: summary.type,
    timestamp: row.at === null ? null : new Date(row.at).toISOString(),
    model: summary.model,
    content: blocks.flatMap(wordsOf).join('\n'),
    tools: blocks.flatMap(toolOf),
    tokens: tokensOf(told),
    cwd: asText(json.cwd) ?? row.cwd ?? '',
    uuid: row.uuid ?? '',
    parent_uuid: row.parent_uuid ?? '',
    is_sidechain: row.agent_id !== '' || (row.holds & holds.sidechain) !== 0,
    has_tool_result: summary.type === 'tool_result',
    error: summary.isError,
    is_interruption: row.kind === 'interruption',
    message_id: asText(asObject(json.message)?.id),
    ...commandFields(told),
  }
}
