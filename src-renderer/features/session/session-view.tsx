import { useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { recall, remember } from '#renderer/lib/storage.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { FactsPanel } from './facts-panel.tsx'
import { PromptsList } from './prompts-list.tsx'
import styles from './session.module.css'
import { BackLink, SessionHeader } from './session-header.tsx'
import { Transcript } from './transcript.tsx'

/** Wide windows show the facts until a person puts them away. */
const useFacts = () => {
  const [isShown, setShown] = useState(
    () => (recall('facts') ?? (window.innerWidth >= 1240 ? 'on' : 'off')) === 'on',
  )
  const toggle = () => {
    remember('facts', isShown ? 'off' : 'on')
    setShown(!isShown)
  }
  return [isShown, toggle] as const
}

interface ReadyProps {
  readonly session: SessionDetail
  readonly aside: ReactNode
}

const Ready = ({ session, aside }: ReadyProps) => {
  const { agent } = useSearch({ from: '/sessions/$id' })
  const [hasFacts, toggleFacts] = useFacts()
  const [topSeq, setTopSeq] = useState(0)
  const title = session.title ?? `untitled ${session.id.slice(0, 8)}`
  useEffect(() => {
    document.title = `${title} · Rearview`
  }, [title])
  return (
    <>
      <SessionHeader session={session} title={title} aside={aside} />
      <div className={styles.panes} data-facts={hasFacts || undefined}>
        <PromptsList id={session.id} topSeq={agent === undefined ? topSeq : -1} />
        <Transcript
          key={agent ?? 'main'}
          session={session}
          agentId={agent}
          hasFacts={hasFacts}
          onToggleFacts={toggleFacts}
          onTop={setTopSeq}
        />
        {hasFacts && <FactsPanel session={session} />}
      </div>
    </>
  )
}

/** One session: what it was, its prompts, and its transcript as it happened. */
export const SessionView = ({ aside }: { readonly aside: ReactNode }) => {
  const { id } = useParams({ from: '/sessions/$id' })
  const query = useOperation('sessions.get', { id })
  return (
    <div className={styles.view}>
      {query.data ? (
        <Ready key={id} session={query.data} aside={aside} />
      ) : (
        <>
          <header className={styles.header}>
            <BackLink />
            {aside}
          </header>
          <div className={styles.waiting}>
            <QueryView
              query={query}
              what="the session"
              skeleton={<SkeletonRows count={12} height={16} gap={18} />}
            >
              {() => null}
            </QueryView>
          </div>
        </>
      )}
    </div>
  )
}
