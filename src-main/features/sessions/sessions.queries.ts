import { type Expression, sql } from 'kysely'
import type { QueryContext } from '#main/features/handlers.ts'
import { nounOf } from '#main/ingest/providers/nouns.ts'
import { passingSessions } from '#main/store/passing-sessions.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { ownTitle, sessionTitle } from '#main/store/session-title.ts'
import { addSums, noUsage, resolveFilter, toUsage, type UsageSums } from '#main/store/usage.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { SessionSort, SessionSummary } from '#schema/sessions.ts'
import { contains } from './contains.ts'
import { deletesAt } from './deletes-at.ts'
import {
  countGhosts,
  ghostPlaces,
  ghostsOf,
  type PassingGhosts,
  passingGhosts,
} from './ghosts.queries.ts'

const figure = (name: keyof UsageSums) => sql<number>`coalesce(${sql.ref(`u.${name}`)}, 0)`

/** Columns of a summary, from `passingSessions`. */
export const summaryColumns = [
  sql<string>`s.session_id`.as('id'),
  sql<number>`s.id`.as('row'),
  sessionTitle.as('title'),
  sql<SessionSummary['titleSource']>`case when ${ownTitle} is not null then 'own'
    when s.title_custom is not null then 'custom'
    when s.title_agent is not null then 'agent'
    when s.title_prompt is not null then 'prompt' end`.as('titleSource'),
  sql<string>`(select f.provider from file f where f.session_id = s.id
    order by f.kind = 'main' desc limit 1)`.as('providerId'),
  sql<string>`p.key`.as('projectKey'),
  sql<string>`s.dir_name`.as('dirName'),
  sql<number | null>`s.first_at`.as('firstAt'),
  sql<number | null>`s.last_at`.as('lastAt'),
  sql<number>`s.prompts`.as('prompts'),
  sql<number>`s.messages`.as('messages'),
  sql<number>`s.tool_calls`.as('toolCalls'),
  sql<number>`s.tool_errors`.as('toolErrors'),
  sql<number>`(select count(*) from file f where f.session_id = s.id and f.kind = 'subagent')`.as(
    'subagents',
  ),
  sql<number>`exists (select 1 from file f where f.session_id = s.id and f.kind = 'main')
    and not exists (select 1 from file f where f.session_id = s.id and f.kind = 'main'
      and f.deleted_at is null)`.as('gone'),
]

/** Figures of the passing calls of a session. */
const usageColumns = (Object.keys(noUsage) as (keyof UsageSums)[]).map((name) =>
  figure(name).as(name),
)

const sortExpressions: Readonly<Record<SessionSort, Expression<unknown>>> = {
  lastAt: sql`s.last_at`,
  firstAt: sql`s.first_at`,
  duration: sql`s.last_at - s.first_at`,
  cost: figure('cost_nano'),
  tokens: sql`coalesce(u.input + u.output + u.cache_write_5m + u.cache_write_1h + u.cache_read, 0)`,
  messages: sql`s.messages`,
  prompts: sql`s.prompts`,
  title: sql`lower(${sessionTitle})`,
  project: sql`lower(p.name)`,
}

const matching = (text: string) => {
  const pattern = contains(text)
  return sql<boolean>`(${sessionTitle} like ${pattern} escape '\\' or p.key like ${pattern} escape '\\'
    or s.session_id like ${pattern} escape '\\' or exists (select 1 from message m
      where m.session_id = s.id and m.kind = 'prompt' and m.prompt like ${pattern} escape '\\'))`
}

/** Models a session's calls name, most used first. */
export const modelsOf = async (
  index: IndexReader,
  rows: readonly number[],
): Promise<Map<number, string[]>> => {
  if (rows.length === 0) return new Map()
  const found = await index
    .selectFrom('rollup')
    .select(['session_id', 'model', sql<number>`sum(calls)`.as('calls')])
    .where('session_id', 'in', rows)
    .groupBy(['session_id', 'model'])
    .orderBy('calls', 'desc')
    .execute()
  const models = new Map<number, string[]>()
  for (const { session_id, model } of found) {
    models.set(session_id, [...(models.get(session_id) ?? []), model])
  }
  return models
}

type Passing = ReturnType<typeof passingSessions>

const summaries = (passing: Passing, { state }: QueryContext) =>
  passing.select(summaryColumns).select(deletesAt(state.roots)).select(usageColumns)

type Row = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

const toSummaries = async (index: IndexReader, rows: readonly Row[]): Promise<SessionSummary[]> => {
  const places = rows.map((row) => row.row)
  const models = await modelsOf(index, places)
  const names = await projectNames(index)
  return rows.map((row) => toSummary(row, models.get(row.row) ?? [], names))
}

type Window = Pick<Parsed<'sessions.list'>, 'sort' | 'order' | 'limit' | 'offset'>

const sessionsIn = async (passing: Passing, context: QueryContext, window: Window) => {
  const { sort, order, limit, offset } = window
  const rows = await summaries(passing, context)
    .orderBy(sortExpressions[sort], order)
    .orderBy('s.id', order)
    .limit(limit)
    .offset(offset)
    .execute()
  return toSummaries(context.index, rows)
}

/** Sessions and ghosts in one order: first which of them stand in the window, then what they are. */
const bothIn = async (
  passing: Passing,
  ghosts: PassingGhosts,
  context: QueryContext,
  { sort, order, limit, offset }: Window,
): Promise<SessionSummary[]> => {
  const window = await passing
    .select([
      sql<string>`s.session_id`.as('id'),
      sql<number | null>`s.id`.as('row'),
      sql`${sortExpressions[sort]}`.as('place'),
    ])
    .unionAll(ghostPlaces(ghosts, sort))
    .orderBy('place', order)
    .orderBy('row', order)
    .orderBy('id', order)
    .limit(limit)
    .offset(offset)
    .execute()
  const rows = window.flatMap(({ row }) => (row === null ? [] : [row]))
  const ids = window.flatMap(({ id, row }) => (row === null ? [id] : []))
  const found = await summaries(passing.where('s.id', 'in', rows), context).execute()
  const known = await toSummaries(context.index, found)
  const all = [...known, ...(await ghostsOf(context.index, ghosts, ids))]
  const byId = new Map(all.map((session) => [session.id, session]))
  return window.flatMap(({ id }) => byId.get(id) ?? [])
}

/** A window of the sessions that pass, with the sum of all that do. */
export const listSessions = async (
  context: QueryContext,
  input: Parsed<'sessions.list'>,
): Promise<Output<'sessions.list'>> => {
  const { index } = context
  const text = input.q?.trim() ?? ''
  const filter = resolveFilter(input)
  const passing = passingSessions(index, filter).$if(text !== '', (query) =>
    query.where(matching(text)),
  )
  const all = await passing.select(usageColumns).execute()
  const ghosts = passingGhosts(index, filter, text)
  const promptsOnly = input.ghosts === 'with' ? await countGhosts(ghosts) : 0
  const rows = await (promptsOnly > 0
    ? bothIn(passing, ghosts, context, input)
    : sessionsIn(passing, context, input))
  const usage = toUsage(all.reduce<UsageSums>(addSums, noUsage))
  return { rows, total: all.length + promptsOnly, promptsOnly, usage }
}

type SummaryRow = Omit<
  SessionSummary,
  | 'provider'
  | 'projectName'
  | 'models'
  | 'deletedAtSource'
  | 'isPromptsOnly'
  | 'usage'
  | 'titleSource'
> &
  UsageSums & {
    readonly row: number
    readonly gone: number
    readonly providerId: string
    readonly titleSource: SessionSummary['titleSource']
  }

/** A row of `summaryColumns` with its sums as everybody sees it. */
export const toSummary = (
  row: SummaryRow,
  models: string[],
  names: ReadonlyMap<string, string>,
): SessionSummary => ({
  id: row.id,
  title: row.title,
  titleSource: row.titleSource,
  provider: nounOf(row.providerId),
  projectKey: row.projectKey,
  projectName: names.get(row.projectKey) ?? row.projectKey,
  dirName: row.dirName,
  firstAt: row.firstAt,
  lastAt: row.lastAt,
  models,
  prompts: row.prompts,
  messages: row.messages,
  toolCalls: row.toolCalls,
  toolErrors: row.toolErrors,
  subagents: row.subagents,
  deletedAtSource: row.gone === 1,
  deletesAt: row.deletesAt,
  isPromptsOnly: false,
  usage: toUsage(row),
})
