import { toolFamily } from '#renderer/lib/tool-family.ts'
import type { Subagent } from '#schema/transcript/operations.ts'
import type { ThreadInput } from './reader-context.ts'

/** A tool call that may have started a subagent. */
export interface StartingCall {
  /** Its record. */
  readonly seq: number
  /** Name of the tool. */
  readonly tool: string
  /** The agent that its result names. */
  readonly agentId: string | null
}

/**
 * The subagent that a call of a transcript started: the one its result names, else one whose prompt
 * a call of that record has. Other calls of the record, such as one of a shell, started none.
 */
export const findAgent = (
  agents: readonly Subagent[],
  thread: ThreadInput,
  { seq, tool, agentId }: StartingCall,
): Subagent | undefined => {
  if (agentId !== null) return agents.find((agent) => agent.agentId === agentId)
  if (toolFamily(tool) !== 'agent') return undefined
  const parent = thread.agentId ?? null
  return agents.find(
    ({ callSeq, parentAgentId, linkedBy }) =>
      linkedBy === 'prompt' && callSeq === seq && parentAgentId === parent,
  )
}
