import { plural } from '#renderer/lib/format.ts'
import type { Subagent } from '#schema/transcript/operations.ts'
import { visibleText } from '#schema/visible-text.ts'

/** Agents that the program starts by itself, by the beginning of their ids. */
const ownAgents: readonly (readonly [string, string])[] = [
  ['acompact', 'compaction'],
  ['aprompt_suggestion', 'prompt suggestion'],
  ['aside_question', 'side question'],
]

/** What a subagent is called: its type and task, else what its id tells, else its id. */
export const agentTitle = ({ agentId, type, description }: Subagent): string => {
  const own = ownAgents.find(([start]) => agentId.startsWith(start))?.[1]
  const parts = [type ?? own, description].filter((part) => part !== null && part !== undefined)
  return visibleText(parts.length > 0 ? parts.join(' · ') : agentId.slice(0, 20))
}

/**
 * Subagents to choose from. The one that is read is among them also while the others are not known,
 * or the choice would name the main transcript above another's text.
 */
export const agentOptions = (agents: readonly Subagent[], read: string | undefined) => {
  const options = agents.map((agent) => ({
    value: agent.agentId,
    label: `${agentTitle(agent)} · ${plural(agent.records, 'record')}`,
  }))
  const isKnown = read === undefined || agents.some(({ agentId }) => agentId === read)
  if (isKnown) return options
  return [{ value: read, label: `Subagent ${visibleText(read.slice(0, 20))}` }, ...options]
}
