import type { InteractionFacts } from '#main/analysis/session-facts.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { log } from '#main/lib/log.ts'
import type { IndexReader } from '#main/store/read-store.ts'

/** Characters of what was asked, by the row of its record; only of what the index holds in part. */
export type PromptLengths = ReadonlyMap<number, number>

/** The index keeps so many characters of a prompt; a longer one is measured in the archive. */
const indexedLength = 300

/** So many lines at once that they weigh little. */
const atOnce = 50

const placesOf = (index: IndexReader, ids: readonly number[]) =>
  index
    .selectFrom('message as m')
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .select(['m.id', 'm.file_id', 'm.byte_offset', 'm.byte_length', 'f.provider'])
    .where('m.id', 'in', ids)
    .execute()

/** Facts are made anew where something was written of their session, and are then measured anew. */
const known = new WeakMap<InteractionFacts, number>()

const lengthOf = (provider: string, record: unknown): number => {
  try {
    const blocks = providerOf(provider).readBlocks(record, { seq: 0, most: 1 })
    return blocks.reduce((sum, block) => sum + (block.kind === 'text' ? block.body.length : 0), 0)
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'a prompt cannot be measured')
    return 0
  }
}

const measure = async (
  { index, library }: QueryContext,
  commands: readonly InteractionFacts[],
): Promise<void> => {
  const rows = await placesOf(
    index,
    commands.map(({ messageId }) => messageId),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const read = createRecordReader(library, rows)
  for (const command of commands) {
    const row = byId.get(command.messageId)
    if (row) known.set(command, lengthOf(row.provider, read(row)))
  }
}

/** Measures what was asked where the index holds only its beginning; each prompt is read once. */
export const readPromptLengths = async (
  context: QueryContext,
  commands: readonly InteractionFacts[],
): Promise<PromptLengths> => {
  const long = commands.filter(({ indexedChars }) => indexedChars >= indexedLength)
  const unread = long.filter((command) => !known.has(command))
  for (let from = 0; from < unread.length; from += atOnce)
    await measure(context, unread.slice(from, from + atOnce))
  return new Map(long.map((command) => [command.messageId, known.get(command) ?? 0]))
}

/** Estimated tokens of a prompt: a fourth of its characters, at least one. */
export const estimatedTokens = (command: InteractionFacts, lengths: PromptLengths): number => {
  const chars = Math.max(command.indexedChars, lengths.get(command.messageId) ?? 0)
  return Math.max(1, Math.floor(chars / 4))
}
