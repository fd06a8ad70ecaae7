import { ArrowDownToLine, PanelRight } from 'lucide-react'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import type { Subagent, Turn } from '#schema/transcript/operations.ts'
import { AgentPicker } from './agent-picker.tsx'
import { CopyMenu } from './copy-menu.tsx'
import { JumpButtons } from './jump-buttons.tsx'
import type { Jump, Jumps } from './jumps.ts'
import { PartPicker } from './part-picker.tsx'
import styles from './reader.module.css'
import type { ThreadInput } from './reader-context.ts'
import type { ReaderView } from './use-reader-view.ts'

interface ReaderToolsProps {
  readonly session: SessionDetail
  readonly agents: readonly Subagent[]
  readonly thread: ThreadInput
  readonly view: ReaderView
  readonly jumps: Jumps
  readonly onJump: (to: Jump, direction: 1 | -1) => void
  readonly total: number
  readonly quiet: number
  readonly turn: Turn | undefined
  readonly nextSeq: number | undefined
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
  readonly hasFacts: boolean
  readonly onToggleFacts: () => void
}

const layoutOptions = [
  { value: 'full', label: 'Full' },
  { value: 'compact', label: 'Compact' },
  { value: 'prompts', label: 'Prompts' },
] as const

/** Which transcript, how much of it and how, where to, and whether the facts stand beside it. */
export const ReaderTools = (props: ReaderToolsProps) => {
  const { view, thread, isFollowing, hasFacts } = props
  return (
    <div className={styles.tools}>
      <AgentPicker agents={props.agents} agentId={thread.agentId} />
      <span className={styles.soft} title={`${exactCount(props.quiet)} of them bookkeeping`}>
        {plural(props.total, 'record')}
      </span>
      <Segmented
        label="Layout"
        options={layoutOptions}
        value={view.layout}
        onChange={view.setLayout}
      />
      <PartPicker show={view.show} onToggle={view.togglePart} quiet={props.quiet} />
      <div className={styles.right}>
        <JumpButtons jumps={props.jumps} onJump={props.onJump} />
        <CopyMenu thread={thread} turn={props.turn} nextSeq={props.nextSeq} />
        <IconButton
          label={isFollowing ? 'Hold here' : 'Follow the newest record'}
          aria-pressed={isFollowing}
          onClick={() => props.onFollow(!isFollowing)}
        >
          <ArrowDownToLine size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={hasFacts ? 'Hide facts' : 'Show facts'}
          aria-pressed={hasFacts}
          onClick={props.onToggleFacts}
        >
          <PanelRight size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
