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

const lengthOf = (provider: string, record: unknown): number => {
  try {
    const blocks = providerOf(provider).readBlocks(record, { seq: 0, most: 1 })
    return blocks.reduce((sum, block) => sum + (block.kind === 'text' ? block.body.length : 0), 0)
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'a prompt cannot be measured')
    return 0
  }
}

/** Measures what was asked where the index holds only its beginning. */
export const readPromptLengths = async (
  { index, library }: QueryContext,
  commands: readonly InteractionFacts[],
): Promise<PromptLengths> => {
  const long = commands.filter(({ indexedChars }) => indexedChars >= indexedLength)
  const lengths = new Map<number, number>()
  for (let from = 0; from < long.length; from += atOnce) {
    const some = long.slice(from, from + atOnce)
    const rows = await placesOf(
      index,
      some.map(({ messageId }) => messageId),
    )
    const read = createRecordReader(library, rows)
    for (const row of rows) lengths.set(row.id, lengthOf(row.provider, read(row)))
  }
  return lengths
}

/** Estimated tokens of a prompt: a fourth of its characters, at least one. */
export const estimatedTokens = (command: InteractionFacts, lengths: PromptLengths): number => {
  const { messageId, indexedChars } = command
  const chars = Math.max(indexedChars, lengths.get(messageId) ?? 0)
  return Math.max(1, Math.floor(chars / 4))
}
