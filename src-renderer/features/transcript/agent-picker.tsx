import { useNavigate } from '@tanstack/react-router'
import { Bot, CornerLeftUp } from 'lucide-react'
import type { Subagent } from '#schema/transcript/operations.ts'
import { agentOptions } from './agent-title.ts'
import styles from './reader.module.css'

interface AgentPickerProps {
  readonly agents: readonly Subagent[]
  readonly agentId: string | undefined
}

/** Main transcript or one of the subagents'; absent where there are none. */
export const AgentPicker = ({ agents, agentId }: AgentPickerProps) => {
  const navigate = useNavigate({ from: '/sessions/$id' })
  const goTo = (agent: string | undefined, seq: number | undefined) =>
    navigate({ search: (before) => ({ ...before, agent, seq, message: undefined }) })
  if (agents.length === 0 && agentId === undefined) {
    return <h2 className={styles.title}>Transcript</h2>
  }
  const open = agents.find((agent) => agent.agentId === agentId)
  return (
    <span className={styles.agents}>
      <Bot size={13} aria-hidden />
      <select
        aria-label="Transcript of"
        value={agentId ?? ''}
        onChange={({ target }) => goTo(target.value || undefined, undefined)}
      >
        <option value="">Main transcript</option>
        {agentOptions(agents, agentId).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {open && open.callSeq !== null && (
        <button
          type="button"
          className={styles.back}
          onClick={() => goTo(open.parentAgentId ?? undefined, open.callSeq ?? undefined)}
        >
          <CornerLeftUp size={13} aria-hidden />
          its call
        </button>
      )}
    </span>
  )
}
