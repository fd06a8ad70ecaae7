import { tokenCount } from '#main/analysis/call-sums.ts'
import {
  type FilteredFacts,
  filteredFacts,
  looseCalls,
  type PassingCommand,
  passingCommands,
} from '#main/analysis/filtered-facts.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { ResolvedFilter } from '#main/store/usage.ts'
import type { Output } from '#schema/operations.ts'
import type { ProjectPrompt } from '#schema/project-detail.ts'

const byCost = (a: PassingCommand, b: PassingCommand): number =>
  b.passing.costNano - a.passing.costNano || tokenCount(b.passing) - tokenCount(a.passing)

/** Ids that hold over rebuilds, by the row of a record. */
const uuidsOf = async (
  index: IndexReader,
  commands: readonly PassingCommand[],
): Promise<ReadonlyMap<number, string | null>> => {
  if (commands.length === 0) return new Map()
  const ids = commands.map(({ messageId }) => messageId)
  const rows = await index
    .selectFrom('message')
    .select(['id', 'uuid'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, uuid }) => [id, uuid]))
}

const describe = (
  command: PassingCommand,
  uuid: string | null,
  titles: ReadonlyMap<number, string>,
): ProjectPrompt => {
  const { passing, agentId, sessionId } = command
  return {
    sessionId,
    session: titles.get(command.sessionRow) ?? sessionId,
    // A sidechain without an id lies in the main transcript.
    agentId: agentId === '' || agentId === 'sidechain' ? null : agentId,
    uuid,
    at: command.startAt,
    preview: command.preview,
    models: [...command.models],
    steps: command.steps,
    tools: command.toolCount,
    errors: command.errors,
    tokens: tokenCount(passing),
    costUsd: passing.unpriced === passing.calls ? null : passing.costNano / 1e9,
  }
}

const sumOf = (commands: readonly PassingCommand[]): number =>
  commands.reduce((sum, { passing }) => sum + passing.costNano, 0)

/** Things asked in a project, the most expensive first. */
export const projectPrompts = async (
  index: IndexReader,
  filter: ResolvedFilter,
  limit: number,
): Promise<Output<'projects.prompts'>> => {
  const found: FilteredFacts = await filteredFacts(index, filter)
  const commands = passingCommands(found)
  const most = [...commands].sort(byCost).slice(0, limit)
  const uuids = await uuidsOf(index, most)
  const titles = new Map(found.sessions.map(({ row, title }) => [row, title]))
  return {
    total: commands.length,
    totalUsd: sumOf(commands) / 1e9,
    looseUsd: looseCalls(found).costNano / 1e9,
    rows: most.map((one) => describe(one, uuids.get(one.messageId) ?? null, titles)),
  }
}
