import { type RawBuilder, sql } from 'kysely'
import type { FoundText } from '#main/store/find-texts.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionTitle } from '#main/store/session-title.ts'
import { holdsText, type Question } from './question.ts'

/** A record that holds what was looked for and passes every filter, by its row. */
export interface HitRow {
  /** Its id in the full text. */
  readonly textId: number
  readonly id: number
  readonly session: number
  readonly file_id: number
  readonly byte_offset: number
  readonly byte_length: number
  readonly seq: number
  readonly at: number | null
  readonly uuid: string | null
  readonly agentId: string
  readonly kind: string
  readonly callId: number | null
  readonly sessionId: string
  readonly title: string | null
  readonly projectKey: string
  readonly providerId: string
  readonly dirName: string
  readonly projectPath: string | null
  readonly model: string | null
  readonly inputTokens: number
  readonly outputTokens: number
}

const columns = sql`
  w.key as place, m.id, m.session_id as session, m.file_id, m.byte_offset, m.byte_length, m.seq,
  m.at, m.uuid, m.agent_id as agentId, m.kind, m.call_id as callId, s.session_id as sessionId,
  ${sessionTitle} as title, p.key as projectKey,
  f.provider as providerId, s.dir_name as dirName, p.path as projectPath, c.model,
  coalesce(c.input, 0) as inputTokens, coalesce(c.output, 0) as outputTokens`

const any = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(${sql.join(conditions, sql` or `)})`

/** Whether a tool call that the record makes or answers is of some kind. */
const ofTool = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  exists (select 1 from tool_call t where t.call_id = m.call_id and t.file_id = m.file_id
    and t.use_message_id = m.id and ${condition})
  or exists (select 1 from tool_call t where t.result_message_id = m.id and ${condition}))`

const isFailed = sql`(exists (select 1 from tool_call t where t.result_message_id = m.id
  and t.is_error = 1) or m.kind = 'error')`

/** What is asked of the call (`c`) of a record, each of a list that must hold one. */
const callConditions = ({ models, typed }: Question): RawBuilder<unknown>[] =>
  [
    models.map((model) => sql`c.model = ${model}`),
    typed.model.map((one) => holdsText('c.model', one)),
  ]
    .filter((list) => list.length > 0)
    .map(any)

/** What is asked of tool calls (`t`) that a record makes or answers, by list: one must hold. */
const toolConditions = ({ typed }: Question): RawBuilder<unknown>[][] =>
  [
    typed.tool.map((one) => sql`lower(t.name) = ${one}`),
    typed.file.map((one) => holdsText('t.target', one)),
  ].filter((list) => list.length > 0)

const conditionsOf = (question: Question): RawBuilder<unknown>[] => {
  const { from, to, typed, terms, kinds } = question
  const wanted: RawBuilder<unknown>[] = []
  if (from !== null) wanted.push(sql`m.at >= ${from}`)
  if (to !== null) wanted.push(sql`m.at < ${to}`)
  wanted.push(...callConditions(question))
  wanted.push(...toolConditions(question).map((list) => any(list.map(ofTool))))
  for (const yes of typed.error) wanted.push(yes === 'true' ? isFailed : sql`not ${isFailed}`)
  // With words the full text itself knows in which part of a record they stand.
  if (terms.length === 0 && kinds.length > 0) {
    const isAnswer = kinds.every((kind) => !['prompt', 'toolOutput'].includes(kind))
    wanted.push(isAnswer ? sql`m.kind = 'answer'` : sql`m.kind <> 'answer'`)
  }
  return wanted
}

/** Whether a found record may still fail a filter that is asked of its row. */
export const isFiltered = (question: Question): boolean => conditionsOf(question).length > 0

const holds = async (index: IndexReader, question: RawBuilder<unknown>): Promise<boolean> =>
  (await question.execute(index)).rows.length > 0

/** Whether what the filters name is there at all: it is seen where the names are, without a record. */
export const isNamed = async (index: IndexReader, question: Question): Promise<boolean> => {
  for (const wanted of callConditions(question))
    if (!(await holds(index, sql`select 1 from call c where ${wanted} limit 1`))) return false
  for (const list of toolConditions(question))
    if (!(await holds(index, sql`select 1 from tool_call t where ${any(list)} limit 1`)))
      return false
  return true
}

/** Whether any record at all passes the filters that are asked of its row. */
export const anyPasses = async (index: IndexReader, question: Question): Promise<boolean> => {
  const wanted = sql.join([sql`true`, ...conditionsOf(question)], sql` and `)
  return await holds(
    index,
    sql`select 1 from message m left join call c on c.id = m.call_id where ${wanted} limit 1`,
  )
}

/** Rows of some found records that pass the filters of a question, in the order they were found. */
export const passingRows = async (
  index: IndexReader,
  question: Question,
  found: readonly FoundText[],
): Promise<HitRow[]> => {
  const places = JSON.stringify(found.map(({ fileId, byteOffset }) => [fileId, byteOffset]))
  const wanted = [sql`true`, ...conditionsOf(question)]
  const { rows } = await sql<Omit<HitRow, 'textId'> & { readonly place: number }>`
    select ${columns} from json_each(${places}) w
    join message m on m.file_id = w.value ->> 0 and m.byte_offset = w.value ->> 1
    join file f on f.id = m.file_id
    join session s on s.id = m.session_id
    join project p on p.id = s.project_id
    left join call c on c.id = m.call_id
    where ${sql.join(wanted, sql` and `)} order by w.key`.execute(index)
  return rows.map(({ place, ...row }) => ({ ...row, textId: found[place]?.id ?? 0 }))
}
