import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { Output } from '#schema/operations.ts'

/** What the full text holds, by project, and the models of all calls. */
export const searchStats = async ({
  index,
  texts,
}: Pick<QueryContext, 'index' | 'texts'>): Promise<Output<'search.stats'>> => {
  const sessions = new Map((await readScopedSessions(index)).map((one) => [one.row, slugOf(one)]))
  const files = await index.selectFrom('file').select(['id', 'session_id']).execute()
  const slugs = new Map(files.map(({ id, session_id }) => [id, sessions.get(session_id)]))
  const bySlug = new Map<string, { records: number; at: number }>()
  for (const { fileId, indexedAt, records } of texts.progress()) {
    const slug = slugs.get(fileId)
    // Archived a moment ago, and not in the index yet.
    if (slug === undefined) continue
    const known = bySlug.get(slug) ?? { records: 0, at: 0 }
    bySlug.set(slug, { records: known.records + records, at: Math.max(known.at, indexedAt) })
  }
  const models = await index.selectFrom('rollup').select('model').distinct().execute()
  return {
    total_messages: [...bySlug.values()].reduce((sum, { records }) => sum + records, 0),
    total_projects: bySlug.size,
    models: models.map(({ model }) => model).sort(),
    indexed_projects: [...bySlug]
      .map(([project, { records, at }]) => ({
        project,
        indexed_at: new Date(at).toISOString(),
        message_count: records,
      }))
      .sort((a, b) => b.message_count - a.message_count || (a.project < b.project ? -1 : 1)),
  }
}
