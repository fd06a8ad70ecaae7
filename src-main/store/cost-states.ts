import type { CostStateFacts, ModelCostFacts } from '#schema/transcript/facts.ts'
import type { IndexReader } from './read-store.ts'
import type { Statements } from './statements.ts'

/**
 * A snapshot is cumulative and written again and again: the largest of a file stands, and of equal
 * ones the last.
 */
const upsert = `
  insert into cost_state (file_id, cost_nano, has_unknown, api_ms, tool_ms, total_ms, lines_added,
    lines_removed, models)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (file_id) do update set cost_nano = excluded.cost_nano,
    has_unknown = excluded.has_unknown, api_ms = excluded.api_ms, tool_ms = excluded.tool_ms,
    total_ms = excluded.total_ms, lines_added = excluded.lines_added,
    lines_removed = excluded.lines_removed, models = excluded.models
  where excluded.cost_nano >= cost_nano`

/** Keeps what the agent itself says a session came to. It is compared with, never added to, sums. */
export const noteCostState = (sql: Statements, fileId: number, state: CostStateFacts): void => {
  const { costNano, hasUnknownModelCost, apiMs, toolMs, totalMs, linesAdded, linesRemoved } = state
  const figures = [apiMs, toolMs, totalMs, linesAdded, linesRemoved]
  const models = JSON.stringify(state.models)
  sql.run(upsert, fileId, costNano, hasUnknownModelCost ? 1 : 0, ...figures, models)
}

/** The largest of what the files of a session say it came to; null where none says anything. */
export const costStateOf = async (
  index: IndexReader,
  session: number,
): Promise<CostStateFacts | null> => {
  const row = await index
    .selectFrom('cost_state as c')
    .innerJoin('file as f', 'f.id', 'c.file_id')
    .selectAll('c')
    .where('f.session_id', '=', session)
    .orderBy('c.cost_nano', 'desc')
    .orderBy('c.file_id', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    costNano: row.cost_nano,
    hasUnknownModelCost: row.has_unknown === 1,
    apiMs: row.api_ms,
    toolMs: row.tool_ms,
    totalMs: row.total_ms,
    linesAdded: row.lines_added,
    linesRemoved: row.lines_removed,
    models: JSON.parse(row.models) as ModelCostFacts[],
  }
}
