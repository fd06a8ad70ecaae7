import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import { noUsage, toUsage, type UsageSums } from '#main/store/usage.ts'
import type { Subagent } from '#schema/transcript/operations.ts'
import { placesOf } from './thread.queries.ts'

/** Subagents' files of a session with what they hold. */
const agentsOf = (index: IndexReader, session: number) =>
  index
    .selectFrom('file as f')
    .innerJoin('message as m', 'm.file_id', 'f.id')
    .select([
      'f.agent_id as agentId',
      sql<number>`count(*)`.as('records'),
      sql<number | null>`min(m.at)`.as('firstAt'),
      sql<number | null>`max(m.at)`.as('lastAt'),
      sql<string | null>`(select t.prompt from message t where t.file_id = f.id
        and t.kind = 'task' order by t.seq limit 1)`.as('task'),
    ])
    .where('f.session_id', '=', session)
    .where('f.kind', '=', 'subagent')
    .where('f.agent_id', 'is not', null)
    .groupBy('f.agent_id')
    .orderBy('firstAt')
    .execute()

/** Calls of the session that start subagents. */
const startsOf = (index: IndexReader, session: number) =>
  index
    .selectFrom('tool_call as t')
    .innerJoin('message as m', 'm.id', 't.use_message_id')
    .select([
      't.use_message_id as use',
      't.agent_id as agentId',
      't.agent_type as type',
      't.description',
      't.prompt_head as prompt',
      'm.agent_id as parent',
    ])
    .where('t.session_id', '=', session)
    .where((where) =>
      where.or([where('t.prompt_head', 'is not', null), where('t.agent_id', 'is not', null)]),
    )
    .orderBy('t.used_at')
    .execute()

const usageByAgent = async (index: IndexReader, session: number) => {
  const sum = (column: string) => sql<number>`coalesce(sum(${sql.ref(`c.${column}`)}), 0)`
  const rows = await index
    .selectFrom('call as c')
    .innerJoin('file as f', 'f.id', 'c.file_id')
    .select([
      'f.agent_id as agentId',
      sql<number>`count(*)`.as('calls'),
      sum('input').as('input'),
      sum('output').as('output'),
      sum('cache_write_5m').as('cache_write_5m'),
      sum('cache_write_1h').as('cache_write_1h'),
      sum('cache_read').as('cache_read'),
      sum('web_searches').as('web_searches'),
      sum('cost_nano').as('cost_nano'),
      sql<number>`coalesce(sum(c.cost_nano is null), 0)`.as('unpriced'),
      sql<number>`coalesce(sum(c.finalised = 0), 0)`.as('unfinalised'),
    ])
    .where('c.session_id', '=', session)
    .where('f.kind', '=', 'subagent')
    .groupBy('f.agent_id')
    .execute()
  return new Map(rows.map((row): [string | null, UsageSums] => [row.agentId, row]))
}

type Start = Awaited<ReturnType<typeof startsOf>>[number]

/** The call that started an agent: the one whose result names it, else one with the same prompt. */
const findStart = (starts: readonly Start[], agentId: string, task: string | null) => {
  const named = starts.find((start) => start.agentId === agentId)
  if (named) return { start: named, linkedBy: 'result' as const }
  const open = starts.filter(({ agentId: other }) => other === null)
  const same = task === null ? undefined : open.find(({ prompt }) => prompt === task)
  return same ? { start: same, linkedBy: 'prompt' as const } : { start: null, linkedBy: null }
}

/** Where the calls stand that started agents: places by call, found once for each transcript. */
const placesOfStarts = async (
  index: IndexReader,
  session: number,
  starts: readonly (Start | null)[],
): Promise<ReadonlyMap<number, number>> => {
  const calls = new Map<string, Set<number>>()
  for (const start of starts) {
    if (start === null || start.use === null) continue
    const known = calls.get(start.parent) ?? new Set()
    calls.set(start.parent, known.add(start.use))
  }
  const places = new Map<number, number>()
  for (const [agentId, uses] of calls) {
    const found = await placesOf(index, { session, agentId }, [...uses])
    for (const [use, place] of found) places.set(use, place)
  }
  return places
}

/** Subagents of a session in order of their first record. */
export const listAgents = async (index: IndexReader, id: string): Promise<Subagent[]> => {
  const session = await sessionRow(index, id)
  const agents = await agentsOf(index, session)
  const starts = await startsOf(index, session)
  const usage = await usageByAgent(index, session)
  const found = agents.flatMap(({ agentId, task, ...facts }) =>
    agentId === null ? [] : [{ agentId, facts, ...findStart(starts, agentId, task) }],
  )
  const places = await placesOfStarts(
    index,
    session,
    found.map(({ start }) => start),
  )
  return found.map(({ agentId, facts, start, linkedBy }) => ({
    ...toUsage(usage.get(agentId) ?? noUsage),
    ...facts,
    agentId,
    type: start?.type ?? null,
    description: start?.description ?? null,
    parentAgentId: start?.parent || null,
    callSeq: places.get(start?.use ?? -1) ?? null,
    linkedBy,
  }))
}
