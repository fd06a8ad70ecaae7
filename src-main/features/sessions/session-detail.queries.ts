import type { QueryContext } from '#main/features/handlers.ts'
import { projectNames } from '#main/store/project-names.ts'
import { costStateOf } from '#main/store/cost-states.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import { filteredUsage, noUsage, resolveFilter, toUsage, usageSums } from '#main/store/usage.ts'
import type { SessionDetail, SessionFile } from '#schema/sessions.ts'
import { deletesAt } from './deletes-at.ts'
import { reconcile } from './recorded-cost.ts'
import { modelsOf, summaryColumns, toSummary } from './sessions.queries.ts'

const filesOf = async (index: IndexReader, row: number): Promise<SessionFile[]> => {
  const files = await index
    .selectFrom('file')
    .selectAll()
    .where('session_id', '=', row)
    .orderBy('kind')
    .orderBy('path')
    .execute()
  return files.map((file) => ({
    path: file.path,
    kind: file.kind,
    agentId: file.agent_id,
    bytes: file.indexed_bytes,
    lines: file.lines + file.pending_line,
    problems: file.problems,
    deletedAtSource: file.deleted_at !== null,
  }))
}

/** All sums of one session: everything, its own calls, and by model. */
const sumsOf = async (index: IndexReader, row: number) => {
  const all = filteredUsage(index, resolveFilter({})).where('r.session_id', '=', row)
  const total = await all.select(usageSums).executeTakeFirst()
  const own = await all.where('r.subagent', '=', 0).select(usageSums).executeTakeFirst()
  const byModel = await all.select('r.model').select(usageSums).groupBy('r.model').execute()
  return {
    total: total ?? noUsage,
    own: own ?? noUsage,
    models: byModel,
    byModel: byModel
      .map(({ model, ...sums }) => ({ model, ...toUsage(sums) }))
      .sort((a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0)),
  }
}

/** All facts of a session, over its whole life. */
export const getSession = async (
  { index, state: { roots } }: QueryContext,
  id: string,
): Promise<SessionDetail> => {
  const row = await sessionRow(index, id)
  const sums = await sumsOf(index, row)
  const facts = await index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .where('s.id', '=', row)
    .select(summaryColumns)
    .select(deletesAt(roots))
    .select(['s.cwd', 's.git_branch as gitBranch', 's.agent_version as agentVersion'])
    .executeTakeFirstOrThrow()
  const state = await costStateOf(index, row)
  const models = await modelsOf(index, [row])
  const summary = toSummary(
    { ...facts, ...sums.total },
    models.get(row) ?? [],
    await projectNames(index),
  )
  return {
    ...summary,
    cwd: facts.cwd,
    gitBranch: facts.gitBranch,
    agentVersion: facts.agentVersion,
    ownUsage: toUsage(sums.own),
    byModel: sums.byModel,
    recordedCost: state && reconcile(state, sums.total, sums.models),
    files: await filesOf(index, row),
  }
}
