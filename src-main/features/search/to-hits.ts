import { sql } from 'kysely'
import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { nounOf } from '#main/ingest/providers/nouns.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { SearchHit } from '#schema/search.ts'
import { noTexts } from '#schema/transcript/texts.ts'
import type { HitRow } from './hit-rows.ts'
import type { Question } from './question.ts'
import { snippetOf } from './snippet.ts'
import { toolsOf } from './tools-of.ts'

/** Where a record without a name of its own stands in its transcript. */
const placeOf = async (index: IndexReader, row: HitRow): Promise<number> => {
  const { rows } = await sql<{ before: number }>`
    select count(*) as before from message m
    where m.session_id = ${row.session} and m.agent_id = ${row.agentId}
      and (m.file_id, m.seq) < (${row.file_id}, ${row.seq})`.execute(index)
  return rows[0]?.before ?? 0
}

const userKinds: ReadonlySet<string> = new Set(['prompt', 'toolOutput'])

/**
 * Rows of records as what is shown of them, their words cut from the archive: as many of the first
 * as there is time for until `endAt` (of `performance.now`) if the next takes as long as the longest
 * so far, one at least.
 */
export const toHits = async (
  { index, library }: QueryContext,
  { terms, kinds }: Question,
  rows: readonly HitRow[],
  endAt: number,
): Promise<SearchHit[]> => {
  if (rows.length === 0) return []
  const names = await projectNames(index)
  const tools = await toolsOf(index, rows)
  const read = createRecordReader(library, rows, { isAlone: true })
  const hits: SearchHit[] = []
  let startedAt = performance.now()
  let longest = 0
  for (const row of rows) {
    if (hits.length > 0 && startedAt + longest > endAt) break
    const texts = providerOf(row.providerId).readTexts(read(row)) ?? noTexts
    const { kind, parts } = snippetOf(texts, terms, kinds)
    const tool = tools.get(row.id)
    hits.push({
      id: row.id,
      sessionId: row.sessionId,
      sessionTitle: row.title,
      projectKey: row.projectKey,
      projectName: names.get(row.projectKey) ?? row.projectKey,
      provider: nounOf(row.providerId),
      agentId: row.agentId === '' ? null : row.agentId,
      seq: row.uuid === null ? await placeOf(index, row) : null,
      uuid: row.uuid,
      at: row.at,
      role: userKinds.has(kind) ? 'user' : 'assistant',
      kind,
      model: row.model,
      tools: [...(tool?.names ?? [])],
      isError: tool?.hasFailed === true || row.kind === 'error',
      snippet: parts,
    })
    const now = performance.now()
    longest = Math.max(longest, now - startedAt)
    startedAt = now
  }
  return hits
}
