import { useNavigate } from '@tanstack/react-router'
import { ArrowDownToLine, PanelRight } from 'lucide-react'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { AgentPicker } from './agent-picker.tsx'
import styles from './session.module.css'

interface TranscriptToolsProps {
  readonly session: SessionDetail
  readonly agentId: string | undefined
  readonly shown: number
  readonly total: number
  /** Seq of the last record drawn. */
  readonly newest: number | undefined
  readonly withQuiet: boolean
  readonly onWithQuiet: (withQuiet: boolean) => void
  readonly hasFacts: boolean
  readonly onToggleFacts: () => void
}

/** Goes to the end, by way of the address, as every place in a transcript does. */
const Newest = ({ seq }: { readonly seq: number | undefined }) => {
  const navigate = useNavigate({ from: '/sessions/$id' })
  return (
    <IconButton
      label="Go to the newest record"
      onClick={() => navigate({ search: (before) => ({ ...before, seq }), replace: true })}
    >
      <ArrowDownToLine size={15} aria-hidden />
    </IconButton>
  )
}

/** Which transcript, how much of it, and whether the facts stand beside it. */
export const TranscriptTools = (props: TranscriptToolsProps) => {
  const { total, shown, withQuiet } = props
  return (
    <div className={styles.tools}>
      <AgentPicker session={props.session} agentId={props.agentId} />
      <span className={styles.soft}>{plural(total, 'record')}</span>
      {(withQuiet || shown < total) && (
        <label className={styles.switch} title="Bookkeeping, hooks and attachments">
          <input
            type="checkbox"
            checked={withQuiet}
            onChange={({ target }) => props.onWithQuiet(target.checked)}
          />
          {withQuiet ? 'Bookkeeping shown' : `Show ${exactCount(total - shown)} of bookkeeping`}
        </label>
      )}
      <span className={styles.push} />
      <Newest seq={props.newest} />
      <IconButton
        label={props.hasFacts ? 'Hide facts' : 'Show facts'}
        aria-pressed={props.hasFacts}
        onClick={props.onToggleFacts}
      >
        <PanelRight size={15} aria-hidden />
      </IconButton>
    </div>
  )
}
