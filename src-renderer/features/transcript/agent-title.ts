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
