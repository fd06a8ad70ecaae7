import type { QueryContext } from '#main/features/handlers.ts'
import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { SessionTag } from '#main/store/session-tags.ts'
import type { Output } from '#schema/operations.ts'
import { tagCategories, tagNoun } from '#schema/tag-table.ts'
import type { TagOfSession } from '#schema/tags.ts'

/** Tags of sessions that are still known, so that every count can be opened. */
const knownTags = async ({ index, tags }: QueryContext): Promise<SessionTag[]> => {
  const sessions = await index.selectFrom('session').select('session_id').execute()
  const ghosts = await index.selectFrom('ghost').select('session_id').execute()
  const known = new Set([...sessions, ...ghosts].map(({ session_id }) => session_id))
  return tags.of().filter(({ sessionId }) => known.has(sessionId))
}

/** Every tag with the number of sessions that carry it, the most frequent first. */
export const tagCloud = async (context: QueryContext): Promise<Output<'tags.cloud'>> => {
  const all = await knownTags(context)
  const counts = new Map<string, number>()
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    tags: [...counts]
      .map(([name, count]) => ({ name, count, ...tagNoun(name) }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    total_sessions: new Set(all.map(({ sessionId }) => sessionId)).size,
  }
}

/** Sessions with a transcript that carry a tag, newest first. */
export const browseTag = async (
  { index, tags }: QueryContext,
  tag: string,
): Promise<Output<'tags.browse'>> => {
  const carrying = new Set(tags.carrying([tag.trim()]))
  const sessions = (await readScopedSessions(index))
    .filter(({ id }) => carrying.has(id))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
    .map((one) => ({ session_id: one.id, project: slugOf(one) }))
  return { tag, sessions, count: sessions.length }
}

const order = new Map(tagCategories.map((category, place) => [category, place]))

const placeOf = ({ category, isAutomatic }: TagOfSession): number =>
  isAutomatic ? 1 + (order.get(category) ?? 0) : 0

/** A session's tags: a person's own first, then by what they are about. */
export const tagsOf = ({ tags }: QueryContext, sessionId: string): Output<'tags.ofSession'> => ({
  tags: tags
    .of(sessionId)
    .map(({ name, isAutomatic }) => ({ name, isAutomatic, ...tagNoun(name) }))
    .sort((a, b) => placeOf(a) - placeOf(b)),
  dismissed: tags.dismissed(sessionId),
})

/** Names of a session's tags. */
export const namesOf = (context: QueryContext, sessionId: string): string[] =>
  tagsOf(context, sessionId).tags.map(({ name }) => name)
