import { useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isUnknown } from '#renderer/client/is-unknown.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { NotAgain } from '#renderer/ui/query-view.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { holds } from '#schema/transcript/event.ts'
import type { Outline, Subagent, Turn } from '#schema/transcript/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import { Contents } from './contents.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { GhostView } from './ghost-view.tsx'
import type { Sight } from './moves.ts'
import { Reader } from './reader.tsx'
import type { ThreadInput } from './reader-context.ts'
import styles from './session.module.css'
import { SessionHeader } from './session-header.tsx'
import { SessionWaiting } from './session-waiting.tsx'
import { TurnPanel } from './turn-panel.tsx'
import { useFacts } from './use-facts.ts'
import { useLinkedMessage } from './use-target.ts'
import { ViewTabs } from './view-tabs.tsx'

/** Boundaries, not the summaries that are shown with them. */
const compactionsOf = ({ kinds, holds: held, hosts }: Outline): readonly number[] => {
  const hosted = new Set(hosts.map(([seq]) => seq))
  return kinds.flatMap((kind, seq) =>
    kind === 'compaction' && !hosted.has(seq) && ((held[seq] ?? 0) & holds.abandoned) === 0
      ? [seq]
      : [],
  )
}

/** The turn that is read, by its number among those that a prompt opened. */
const currentTurn = (turns: readonly Turn[], turnSeq: number) => {
  const place = turns.findLastIndex(({ seq }) => seq <= turnSeq)
  const turn = turns[place]
  const asked = turns.slice(0, place + 1).filter(({ prompt }) => prompt !== null)
  return turn && { turn, number: asked.length || null }
}

/**
 * Where the reader stands: the records in sight change with every frame of a scroll, so they are
 * kept aside, and only another turn draws the panes anew.
 */
const useSight = (turns: readonly Turn[]) => {
  const sight = useRef<Sight>({ top: 0, last: 0 })
  const [turnSeq, setTurnSeq] = useState(0)
  const onSight = useCallback(
    (top: number, last: number) => {
      sight.current = { top, last }
      setTurnSeq(turns.findLast((turn) => turn.seq <= top)?.seq ?? 0)
    },
    [turns],
  )
  return { sight, turnSeq, onSight }
}

/** Draws a session in another way than to read it. */
export type DrawSession = (session: SessionDetail) => ReactNode

interface ReadyProps {
  readonly session: SessionDetail
  readonly aside: ReactNode
  readonly cards: DrawSession
}

const noTurns: readonly Turn[] = []
const noAgents: readonly Subagent[] = []

/** One transcript of the session with its contents and its facts. */
const Panes = ({
  session,
  thread,
}: {
  readonly session: SessionDetail
  readonly thread: ThreadInput
}) => {
  const [hasFacts, toggleFacts] = useFacts()
  const outline = useOperation('transcript.outline', thread)
  // Behind what the first messages wait for: of a long session both take as long as all else of it.
  const turns = useOperation('transcript.turns', thread, { isEnabled: !outline.isPending })
  const agents = useOperation(
    'transcript.agents',
    { id: thread.id },
    { isEnabled: session.subagents > 0 },
  )
  const compactions = useMemo(
    () => (outline.data ? compactionsOf(outline.data) : []),
    [outline.data],
  )
  const rows = turns.data?.rows ?? noTurns
  const { sight, turnSeq, onSight } = useSight(rows)
  const current = currentTurn(rows, turnSeq)
  const mostContext = Math.max(0, ...rows.map(({ contextTokens }) => contextTokens ?? 0))
  return (
    <>
      {agents.error && (
        <div className={styles.trouble}>
          <NotAgain
            what="the subagents"
            error={agents.error}
            onRetry={() => void agents.refetch()}
          />
        </div>
      )}
      <div className={styles.panes} data-facts={hasFacts || undefined}>
        <Contents turns={turns} compactions={compactions} turnSeq={turnSeq} />
        <Reader
          session={session}
          thread={thread}
          agents={agents.data?.rows ?? noAgents}
          turns={rows}
          sight={sight}
          turnSeq={turnSeq}
          onSight={onSight}
          hasFacts={hasFacts}
          onToggleFacts={toggleFacts}
        />
        {hasFacts && (
          <FactsPanel
            session={session}
            turn={current && <TurnPanel {...current} mostContext={mostContext} />}
          />
        )}
      </div>
    </>
  )
}

const Ready = ({ session, aside, cards }: ReadyProps) => {
  const { agent, tab } = useSearch({ from: '/sessions/$id' })
  const title = visibleText(session.title ?? `untitled ${session.id.slice(0, 8)}`)
  const trouble = useLinkedMessage(session.id)
  const thread = useMemo<ThreadInput>(
    () => ({ id: session.id, ...(agent ? { agentId: agent } : {}) }),
    [session.id, agent],
  )
  useEffect(() => {
    document.title = `${title} · Rearview`
  }, [title])
  return (
    <>
      <SessionHeader session={session} title={title} aside={aside} tabs={<ViewTabs />} />
      {trouble !== null && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      {tab === 'cards' ? (
        cards(session)
      ) : (
        <Panes key={agent ?? 'main'} session={session} thread={thread} />
      )}
    </>
  )
}

interface SessionViewProps {
  readonly aside: ReactNode
  /** What the other tab shows. */
  readonly cards: DrawSession
}

/** One session: what it was, its prompts, and its transcript as it happened; or its cards. */
export const SessionView = ({ aside, cards }: SessionViewProps) => {
  const { id } = useParams({ from: '/sessions/$id' })
  const query = useOperation('sessions.get', { id })
  return (
    <div className={styles.view}>
      {query.data ? (
        <Ready key={id} session={query.data} aside={aside} cards={cards} />
      ) : isUnknown(query.error) ? (
        <GhostView key={id} id={id} aside={aside} />
      ) : (
        <SessionWaiting query={query} aside={aside} />
      )}
    </div>
  )
}
