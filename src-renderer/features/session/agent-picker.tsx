import { useNavigate } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { exactCount } from '#renderer/lib/format.ts'
import type { SessionDetail } from '#schema/sessions.ts'
import styles from './session.module.css'

interface AgentPickerProps {
  readonly session: SessionDetail
  readonly agentId: string | undefined
}

/** Main transcript or one of the subagents'; absent where there are none. */
export const AgentPicker = ({ session: { files }, agentId }: AgentPickerProps) => {
  const navigate = useNavigate({ from: '/sessions/$id' })
  const agents = files.flatMap(({ kind, agentId: id, lines }) =>
    kind === 'subagent' && id !== null ? [{ id, lines }] : [],
  )
  if (agents.length === 0) return <h2 className={styles.paneTitle}>Transcript</h2>
  return (
    <label className={styles.agents}>
      <Bot size={13} aria-hidden />
      <select
        aria-label="Transcript of"
        value={agentId ?? ''}
        onChange={({ target }) =>
          navigate({
            search: (before) => ({
              ...before,
              agent: target.value || undefined,
              seq: undefined,
            }),
          })
        }
      >
        <option value="">Main transcript</option>
        {agents.map(({ id, lines }, place) => (
          <option key={id} value={id}>
            Subagent {place + 1} · {id.slice(0, 12)} · {exactCount(lines)} records
          </option>
        ))}
      </select>
    </label>
  )
}
