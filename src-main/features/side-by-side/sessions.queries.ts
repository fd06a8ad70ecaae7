import { sessionTitle } from '#main/store/session-title.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import { type ToolRow, toolRows } from '#main/store/tool-figures.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  resolveFilter,
  toUsage,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { Output } from '#schema/operations.ts'
import type { ComparedSession } from '#schema/side-by-side.ts'
import { filesOnlyIn, touchedFiles } from './touched-files.ts'

const headOf = (index: IndexReader, row: number) =>
  index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .where('s.id', '=', row)
    .select(['s.session_id as id', 's.first_at as firstAt', 's.last_at as lastAt', 's.prompts'])
    .select(sessionTitle.as('title'))
    .select('p.key as projectKey')
    .executeTakeFirstOrThrow()

const modelsOf = (index: IndexReader, row: number) =>
  filteredUsage(index, resolveFilter({}))
    .where('r.session_id', '=', row)
    .select('r.model')
    .select(usageSums)
    .groupBy('r.model')
    .orderBy('cost_nano', 'desc')
    .orderBy('r.model')
    .execute()

const toolsOf = (rows: readonly ToolRow[]): ComparedSession['tools'] => {
  const found = new Map<string, { calls: number; errors: number }>()
  for (const { name, failed, rejected } of rows) {
    const { calls, errors } = found.get(name) ?? { calls: 0, errors: 0 }
    const isError = failed === 1 && rejected === 0
    found.set(name, { calls: calls + 1, errors: errors + (isError ? 1 : 0) })
  }
  return [...found]
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1))
}

const sideOf = async (
  index: IndexReader,
  id: string,
): Promise<{ readonly session: ComparedSession; readonly rows: readonly ToolRow[] }> => {
  const row = await sessionRow(index, id)
  const rows = await toolRows(index, [row])
  const models = await modelsOf(index, row)
  const head = await headOf(index, row)
  const names = await projectNames(index)
  const tools = toolsOf(rows)
  const session = {
    ...head,
    projectName: names.get(head.projectKey) ?? head.projectKey,
    usage: toUsage(models.reduce<UsageSums>(addSums, noUsage)),
    toolCalls: rows.length,
    toolErrors: tools.reduce((sum, { errors }) => sum + errors, 0),
    models: models.map(({ model, ...sums }) => ({ model, ...toUsage(sums) })),
    tools,
    files: touchedFiles(rows).size,
  }
  return { session, rows }
}

/** Two sessions with what each touched alone; `not_found` where there is no such session. */
export const compareSessions = async (
  index: IndexReader,
  ids: { readonly a: string; readonly b: string },
): Promise<Output<'sideBySide.sessions'>> => {
  const a = await sideOf(index, ids.a)
  const b = await sideOf(index, ids.b)
  const [filesA, filesB] = [touchedFiles(a.rows), touchedFiles(b.rows)]
  const onlyA = filesOnlyIn(filesA, filesB)
  return {
    a: a.session,
    b: b.session,
    files: { onlyA, onlyB: filesOnlyIn(filesB, filesA), both: filesA.size - onlyA.total },
  }
}
