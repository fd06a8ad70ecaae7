import { sql } from 'kysely'
import { currencyBlock } from '#main/pricing/currency.ts'
import { documentProvider } from '#main/analysis/document-provider.ts'
import { ofProviders, readScopedSessions } from '#main/analysis/project-scope.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { isOn } from '#schema/documented.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { bySlug, type SessionGroup } from './group-projects.ts'
import { statsOf } from './project-stats.ts'

type Row = Output<'projects.documented'>['projects'][number]

/** Bytes of transcripts by the row of their session. */
const sizes = async (index: IndexReader): Promise<Map<number, number>> => {
  const rows = await index
    .selectFrom('file')
    .select(['session_id', sql<number>`sum(indexed_bytes + tail_bytes)`.as('bytes')])
    .groupBy('session_id')
    .execute()
  return new Map(rows.map(({ session_id, bytes }) => [session_id, bytes]))
}

/** Newest, largest or longest known first; names in their order. Unknown words mean the newest. */
const orders: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  last_modified: (a, b) => b.last_modified - a.last_modified,
  first_seen: (a, b) => b.first_seen - a.first_seen,
  size: (a, b) => b.total_size_mb - a.total_size_mb,
  name: (a, b) => (a.display_name < b.display_name ? -1 : 1),
}

const orderOf = (name: string) =>
  (Object.hasOwn(orders, name) ? orders[name] : undefined) ?? orders.last_modified

const rowOf = (group: SessionGroup, bytes: ReadonlyMap<number, number>): Row => ({
  dir_name: group.slug,
  log_path: group.logPath,
  file_count: group.sessions.length,
  total_size_mb:
    group.sessions.reduce((sum, { row }) => sum + (bytes.get(row) ?? 0), 0) / 1024 ** 2,
  last_modified: group.lastModified,
  first_seen: group.firstSeen,
  display_name: group.slug,
  in_cache: false,
  url_slug: group.slug,
  provider: documentProvider(group.provider),
  providers: [...new Set(group.sessions.map(({ provider }) => documentProvider(provider)))].sort(),
  stats: null,
})

/** Projects as documented: sorted, a page of them, with figures where they are asked for. */
export const documentedProjects = async (
  { index, library }: QueryContext,
  input: Parsed<'projects.documented'>,
): Promise<Output<'projects.documented'>> => {
  const currency = currencyBlock(library)
  const groups = bySlug(ofProviders(await readScopedSessions(index), input.provider))
  const bytes = await sizes(index)
  const rows = groups.map((group) => rowOf(group, bytes)).sort(orderOf(input.sort_by))
  const from = Math.max(0, input.offset)
  const page = rows.slice(
    from,
    input.limit === undefined ? undefined : from + Math.max(0, input.limit),
  )
  const shown = new Set(page.map(({ dir_name }) => dir_name))
  const stats = isOn(input.include_stats)
    ? await statsOf(
        index,
        groups.filter(({ slug }) => shown.has(slug)),
        currency,
      )
    : null
  return {
    projects: page.map((row) => ({ ...row, stats: stats?.get(row.dir_name) ?? null })),
    total_count: rows.length,
    has_more: from + page.length < rows.length,
    // Nothing but the rows of the page is held in memory for it.
    cache_status: { cached_count: 0, total_projects: rows.length },
    currency,
  }
}
