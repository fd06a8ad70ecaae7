import { sql } from 'kysely'
import type { IndexReader } from './read-store.ts'

/** How invocations ended; an error may be a person's refusal. */
export interface OutcomeCounts {
  success: number
  errors: number
}

/** One tool call of a session. */
export interface ToolRow {
  readonly session: number
  readonly toolUseId: string
  readonly name: string
  readonly target: string | null
  readonly agentType: string | null
  /** 1: it starts a subagent. */
  readonly isAgent: number
  readonly isSearch: number
  /** 1: marked as error, or refused by a person. */
  readonly failed: number
  readonly rejected: number
  readonly answered: number
  readonly added: number | null
  readonly removed: number | null
}

const columns = [
  sql<number>`t.session_id`.as('session'),
  sql<string>`t.tool_use_id`.as('toolUseId'),
  sql<string>`t.name`.as('name'),
  sql<string | null>`t.target`.as('target'),
  sql<string | null>`t.agent_type`.as('agentType'),
  sql<number>`t.name in ('Agent', 'Task') or t.agent_type is not null
    or t.prompt_head is not null`.as('isAgent'),
  sql<number>`t.is_search`.as('isSearch'),
  sql<number>`t.is_error = 1 or t.rejected = 1`.as('failed'),
  sql<number>`t.rejected`.as('rejected'),
  sql<number>`t.answered_at is not null`.as('answered'),
  sql<number | null>`t.lines_added`.as('added'),
  sql<number | null>`t.lines_removed`.as('removed'),
]

/** Every tool call of some sessions once, those of their subagents among them. */
export const toolRows = async (
  index: IndexReader,
  sessions: readonly number[],
): Promise<ToolRow[]> => {
  const rows: ToolRow[] = await index
    .selectFrom('tool_call as t')
    .select(columns)
    .where('t.session_id', 'in', sessions)
    .where('t.name', 'is not', null)
    .orderBy('t.session_id')
    .orderBy('t.id')
    .execute()
  // Two files of one session may hold the same records.
  const seen = new Set<string>()
  let session = -1
  return rows.filter((row) => {
    if (row.session !== session) seen.clear()
    session = row.session
    if (seen.has(row.toolUseId)) return false
    seen.add(row.toolUseId)
    return true
  })
}

/** The outcomes under a name, none where it is new. */
export const ofName = (outcomes: Map<string, OutcomeCounts>, name: string): OutcomeCounts => {
  const known = outcomes.get(name) ?? { success: 0, errors: 0 }
  outcomes.set(name, known)
  return known
}

const countOutcome = (
  outcomes: Map<string, OutcomeCounts>,
  name: string,
  failed: boolean,
): void => {
  const known = ofName(outcomes, name)
  if (failed) known.errors += 1
  else known.success += 1
}

/** Outcomes of every tool by its name. */
export const toolOutcomes = (rows: readonly ToolRow[]): Map<string, OutcomeCounts> => {
  const outcomes = new Map<string, OutcomeCounts>()
  for (const { name, failed } of rows) countOutcome(outcomes, name, failed === 1)
  return outcomes
}

/** Outcomes of the subagents that have answered, by their type. */
export const agentOutcomes = (rows: readonly ToolRow[]): Map<string, OutcomeCounts> => {
  const outcomes = new Map<string, OutcomeCounts>()
  for (const { agentType, isAgent, answered, failed } of rows) {
    if (isAgent === 1 && answered === 1)
      countOutcome(outcomes, agentType ?? 'unknown', failed === 1)
  }
  return outcomes
}

/** `/name` at the beginning of a prompt, as typed; a path has more slashes. */
const slashCommand = /^\/([A-Za-z][\w:.-]*)(?=\s|$)/

/** Outcomes of skills by name: those the agent took, and slash commands, which go well. */
export const skillOutcomes = (
  rows: readonly ToolRow[],
  prompts: readonly string[],
): Map<string, OutcomeCounts> => {
  const outcomes = new Map<string, OutcomeCounts>()
  for (const { name, target, answered, failed } of rows) {
    if (name === 'Skill' && answered === 1)
      countOutcome(outcomes, target ?? 'unknown', failed === 1)
  }
  for (const prompt of prompts) {
    const command = slashCommand.exec(prompt)?.[1]
    if (command) countOutcome(outcomes, command, false)
  }
  return outcomes
}

const readTools: ReadonlySet<string> = new Set(['Read', 'NotebookRead'])

/** What a tool call did to the file it was pointed at; null where it was pointed at none. */
export const toolTouch = ({ name, added, removed }: ToolRow): 'reads' | 'edits' | null =>
  added !== null || removed !== null ? 'edits' : readTools.has(name) ? 'reads' : null
