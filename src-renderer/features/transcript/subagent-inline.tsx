import { Link } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { compactCount, formatDuration, plural } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import type { Subagent } from '#schema/transcript/operations.ts'
import { agentTitle } from './agent-title.ts'
import { findAgent } from './find-agent.ts'
import { Fold } from './fold.tsx'
import { InlineTranscript } from './inline-transcript.tsx'
import { useReader } from './reader-context.ts'
import styles from './subagent.module.css'

interface SubagentInlineProps {
  readonly id: string
  /** Record of the call. */
  readonly seq: number
  /** Name of the tool. */
  readonly tool: string
  /** The agent that the call's result names. */
  readonly agentId: string | null
}

/** How long it ran, where its records say so. */
const tookOf = ({ firstAt, lastAt }: Subagent): string =>
  firstAt === null || lastAt === null ? '' : `${formatDuration(lastAt - firstAt)} ·`

const Head = ({ agent }: { readonly agent: Subagent }) => (
  <>
    <Bot size={13} className={styles.icon} aria-hidden />
    <span className={styles.name}>{agentTitle(agent)}</span>
    <span
      className={styles.figures}
      title={`${plural(agent.records, 'record')}, ${compactCount(totalTokens(agent))} tokens`}
    >
      {tookOf(agent)} <Cost usage={agent} />
    </span>
  </>
)

/** The subagent that a call started: its own transcript, here or by itself. */
export const SubagentInline = (props: SubagentInlineProps) => {
  const { thread, agents } = useReader()
  const agent = findAgent(agents, thread, props)
  if (!agent) return null
  return (
    <div className={styles.agent}>
      <Fold id={props.id} head={<Head agent={agent} />}>
        <InlineTranscript thread={{ id: thread.id, agentId: agent.agentId }} />
      </Fold>
      <Link
        className={styles.open}
        aria-label={`Open the transcript of ${agentTitle(agent)}`}
        to="/sessions/$id"
        params={{ id: thread.id }}
        search={(before) => ({
          ...before,
          agent: agent.agentId,
          seq: undefined,
          message: undefined,
        })}
      >
        Open
      </Link>
    </div>
  )
}
