import type { QueryContext } from '#main/features/handlers.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { carriesTag } from '#main/store/tagged-sessions.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { PairStatus, type QaPair } from '#schema/qa.ts'
import { pairsWithWords } from './pairs-with-words.ts'
import { type ReadPair, readPairs } from './read-pairs.ts'

/** Characters of a question and of an answer that a list shows. */
const mostQuestion = 1_500
const mostAnswer = 1_200
const mostSnippets = 4

/** Sessions that pass, apart from the time and the model: a pair has both of its own. */
const sessionsOf = (index: IndexReader, { project, provider, tag }: ResolvedFilter) =>
  index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['s.session_id as id', 'p.key as projectKey'])
    .select((row) =>
      row.fn.coalesce('s.title_custom', 's.title_agent', 's.title_prompt').as('title'),
    )
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .execute()

type SessionRow = Awaited<ReturnType<typeof sessionsOf>>[number]

const toPair = (
  { pair, uuid, seq, question, answer, snippets }: ReadPair,
  session: SessionRow | undefined,
  names: ReadonlyMap<string, string>,
): QaPair => {
  const projectKey = session?.projectKey ?? ''
  return {
    id: pair.id,
    sessionId: pair.sessionId,
    sessionTitle: session?.title ?? null,
    projectKey,
    projectName: names.get(projectKey) ?? projectKey,
    uuid,
    seq,
    at: pair.at,
    model: pair.model,
    question: question.slice(0, mostQuestion).toWellFormed(),
    isQuestionCut: question.length > mostQuestion,
    answer: answer.slice(0, mostAnswer).toWellFormed(),
    isAnswerCut: answer.length > mostAnswer,
    snippets: snippets.slice(0, mostSnippets),
    tools: JSON.parse(pair.tools),
    attempts: pair.attempts,
    loops: pair.loops,
    status: pair.status,
  }
}

/** Pairs that pass the filter bar and what is chosen beside it, newest first. */
export const listPairs = async (
  context: QueryContext,
  input: Parsed<'qa.list'>,
): Promise<Output<'qa.list'>> => {
  const { index, insights, state } = context
  const filter = resolveFilter(input)
  const sessions = new Map((await sessionsOf(index, filter)).map((one) => [one.id, one]))
  const asked = {
    sessionIds: [...sessions.keys()],
    ids: pairsWithWords(context, input.q),
    from: filter.from,
    to: filter.to,
    models: filter.model.length > 0 ? filter.model : null,
    hasCode: input.code ? true : null,
  }
  const counts = PairStatus.options.map(
    (status) => [status, insights.countPairs({ ...asked, statuses: [status] })] as const,
  )
  const chosen = input.status?.length ? input.status : PairStatus.options
  const pairs = insights.pairs({ ...asked, statuses: chosen }, input.offset, input.limit)
  const names = await projectNames(index)
  return {
    pairs: (await readPairs(context, pairs)).map((one) =>
      toPair(one, sessions.get(one.pair.sessionId), names),
    ),
    total: counts.reduce((sum, [status, count]) => sum + (chosen.includes(status) ? count : 0), 0),
    statuses: Object.fromEntries(counts) as Record<PairStatus, number>,
    readiness: state.progress.stages.insights,
  }
}
