import { sql } from 'kysely'
import { passingSessions } from '#main/store/passing-sessions.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  filteredUsage,
  noUsage,
  projectUsage,
  type ResolvedFilter,
  toUsage,
} from '#main/store/usage.ts'
import type { Project } from '#schema/projects.ts'

const folders = async (index: IndexReader): Promise<Map<string, string[]>> => {
  const rows = await index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .innerJoin('file as f', 'f.session_id', 's.id')
    .select(['p.key', 'f.dir_name'])
    .distinct()
    .orderBy('f.dir_name')
    .execute()
  const byKey = new Map<string, string[]>()
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row.dir_name])
  return byKey
}

const modelsOf = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<Map<string, string[]>> => {
  const rows = await filteredUsage(index, filter)
    .select(['p.key', 'r.model', sql<number>`sum(r.calls)`.as('calls')])
    .groupBy(['p.key', 'r.model'])
    .orderBy('calls', 'desc')
    .orderBy('r.model')
    .execute()
  const byKey = new Map<string, string[]>()
  for (const { key, model } of rows) byKey.set(key, [...(byKey.get(key) ?? []), model])
  return byKey
}

/** Projects with a session that passes, most expensive first, then the latest. */
export const listProjects = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<Project[]> => {
  const names = await projectNames(index)
  const dirNames = await folders(index)
  const models = await modelsOf(index, filter)
  const usage = new Map((await projectUsage(index, filter)).map((row) => [row.key, row]))
  const rows = await passingSessions(index, filter)
    .select(['p.key', 'p.path'])
    .select([sql<number>`count(*)`.as('sessions'), sql<number | null>`max(s.last_at)`.as('lastAt')])
    .groupBy(['p.key', 'p.path'])
    .execute()
  return rows
    .map((row) => ({
      ...row,
      name: names.get(row.key) ?? row.key,
      dirNames: dirNames.get(row.key) ?? [],
      models: models.get(row.key) ?? [],
      usage: toUsage(usage.get(row.key) ?? noUsage),
    }))
    .sort(
      (a, b) =>
        (b.usage.costUsd ?? 0) - (a.usage.costUsd ?? 0) || (b.lastAt ?? 0) - (a.lastAt ?? 0),
    )
}
