import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { asCount, asObject } from '#main/lib/coerce.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { IndexReader } from '#main/store/read-store.ts'

/** Results of subagents of which no transcript is there. */
const resultsWithoutFile = (index: IndexReader, row: number) =>
  index
    .selectFrom('tool_call as t')
    .innerJoin('message as m', 'm.id', 't.result_message_id')
    .select(['t.tool_use_id as use', 'm.file_id', 'm.byte_offset', 'm.byte_length'])
    .where('t.session_id', '=', row)
    .where('t.agent_id', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('file as f')
            .select('f.id')
            .where('f.session_id', '=', row)
            .whereRef('f.agent_id', '=', 't.agent_id'),
        ),
      ),
    )
    .execute()

/**
 * Tool calls of subagents whose transcripts are not there, as their results tell them; each
 * subagent once, in however many files of the session its result stands.
 */
export const callsOfLostAgents = async (
  index: IndexReader,
  library: LibraryReader,
  row: number,
): Promise<number> => {
  const found = await resultsWithoutFile(index, row)
  const results = [...new Map(found.map((result) => [result.use, result])).values()]
  const read = createRecordReader(library, results)
  return results.reduce((sum, result) => {
    const told = asObject(asObject(read(result))?.toolUseResult)
    return sum + asCount(told?.totalToolUseCount)
  }, 0)
}
