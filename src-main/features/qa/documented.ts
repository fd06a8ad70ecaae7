import type { QueryContext } from '#main/features/handlers.ts'
import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import { dayRange } from '#main/lib/days.ts'
import { AppError } from '#schema/errors.ts'
import { Day } from '#schema/filter.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { DocumentedPair } from '#schema/qa.ts'
import { pairsWithWords } from './pairs-with-words.ts'
import { type ReadPair, readPairs } from './read-pairs.ts'

const mostPerPage = 100

const slugs = async ({ index }: QueryContext): Promise<Map<string, string>> =>
  new Map((await readScopedSessions(index)).map((one) => [one.id, slugOf(one)]))

const toDocumented = (
  { pair, question, answer, snippets }: ReadPair,
  slugOfSession: ReadonlyMap<string, string>,
): DocumentedPair => ({
  id: pair.id,
  session_id: pair.sessionId,
  project: slugOfSession.get(pair.sessionId) ?? '',
  question_text: question,
  answer_text: answer,
  code_snippets: [...snippets],
  tools_used: JSON.parse(pair.tools),
  timestamp: new Date(pair.at).toISOString(),
  model: pair.model,
  num_attempts: pair.attempts,
  resolution_status: pair.status,
  loop_count: pair.loops,
})

/** A day with or without a time behind it; what is no day bounds nothing. */
const dayOf = (text: string | undefined): string | undefined => {
  const day = text?.slice(0, 10)
  return Day.safeParse(day).success ? day : undefined
}

/** A page of the pairs that pass, newest first. */
export const pageOfPairs = async (
  context: QueryContext,
  asked: Parsed<'qa.documented'>,
): Promise<Output<'qa.documented'>> => {
  const { insights } = context
  const page = Math.max(1, asked.page)
  const perPage = Math.min(mostPerPage, Math.max(1, asked.per_page))
  const known = await slugs(context)
  const ofProject = [...known].flatMap(([id, slug]) => (slug === asked.project ? [id] : []))
  const question = {
    sessionIds: asked.project ? ofProject : null,
    ids: pairsWithWords(context, asked.search ?? ''),
    ...dayRange(dayOf(asked.date_from), dayOf(asked.date_to), 'UTC'),
    statuses: asked.resolution_status ? [asked.resolution_status] : null,
    models: null,
    hasCode: null,
  }
  const total = insights.countPairs(question)
  const pairs = insights.pairs(question, (page - 1) * perPage, perPage)
  return {
    results: (await readPairs(context, pairs)).map((one) => toDocumented(one, known)),
    total,
    page,
    per_page: perPage,
    total_pages: Math.ceil(total / perPage),
  }
}

/** One pair; `not_found` where there is none of that id. */
export const onePair = async (context: QueryContext, id: string): Promise<DocumentedPair> => {
  const pair = context.insights.pair(id)
  const [read] = pair ? await readPairs(context, [pair]) : []
  if (!read) throw new AppError('not_found', 'There is no such question.')
  return toDocumented(read, await slugs(context))
}

/** How many pairs there are, by project, most first. */
export const pairStats = async (context: QueryContext): Promise<Output<'qa.stats'>> => {
  const known = await slugs(context)
  const counts = new Map<string, number>()
  for (const { sessionId, count } of context.insights.pairCounts()) {
    const slug = known.get(sessionId)
    if (slug !== undefined) counts.set(slug, (counts.get(slug) ?? 0) + count)
  }
  return {
    total_pairs: [...counts.values()].reduce((sum, count) => sum + count, 0),
    by_project: [...counts]
      .map(([project, count]) => ({ project, count }))
      .sort((a, b) => b.count - a.count || (a.project < b.project ? -1 : 1)),
  }
}
