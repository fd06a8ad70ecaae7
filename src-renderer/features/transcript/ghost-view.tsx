import { FolderClosed, MessageSquareText } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { isUnknown } from '#renderer/client/is-unknown.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { dayAndTime, exactTime } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { SourceBadge } from '#renderer/ui/source-badge.tsx'
import type { Output } from '#schema/operations.ts'
import type { SessionSummary, TypedPrompt } from '#schema/sessions.ts'
import { visibleLines, visibleText } from '#schema/visible-text.ts'
import styles from './ghost.module.css'
import headStyles from './session.module.css'
import { BackLink } from './session-header.tsx'
import { SessionStar } from './session-star.tsx'
import { TitleEdit } from './title-edit.tsx'
import { SessionWaiting } from './session-waiting.tsx'

/** More would be another screen; the archive has them all. */
const mostPrompts = 500

const Head = ({ session, aside }: { session: SessionSummary; aside: ReactNode }) => {
  const title = visibleText(session.title ?? `untitled ${session.id.slice(0, 8)}`)
  useEffect(() => {
    document.title = `${title} · Rearview`
  }, [title])
  return (
    <header className={headStyles.head}>
      <div className={headStyles.header}>
        <BackLink />
        <SessionStar session={session} />
        <TitleEdit session={session} title={title} />
        <SourceBadge source={session} />
        {aside}
      </div>
      <div className={headStyles.facts}>
        <span className={headStyles.fact} title={visibleText(session.projectKey)}>
          <FolderClosed size={13} aria-hidden />
          {visibleText(session.projectName)}
        </span>
        <span className={headStyles.fact}>
          <MessageSquareText size={13} aria-hidden />
          {plural(session.prompts, 'prompt')}
        </span>
      </div>
    </header>
  )
}

const Prompt = ({ prompt: { at, text, isCut } }: { readonly prompt: TypedPrompt }) => (
  <li className={styles.prompt}>
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {dayAndTime(at, useNow())}
    </time>
    <p className={styles.text}>
      {visibleLines(text)}
      {isCut && <span className={styles.soft}> … cut here; the archive has the rest</span>}
    </p>
  </li>
)

const Ghost = ({ answer, aside }: { answer: Output<'sessions.ghost'>; aside: ReactNode }) => {
  const { session, rows } = answer
  const more = session.prompts - rows.length
  return (
    <>
      <Head session={session} aside={aside} />
      <div className={styles.body}>
        <p className={styles.note}>
          Only prompts are left of this session: its transcript was deleted before Rearview could
          read it. They come from the history that {visibleText(session.provider.label)} keeps.
          Answers, tokens and cost are not recorded, and it counts in no figure.
        </p>
        <ol className={styles.prompts} aria-label="Prompts">
          {rows.map((prompt, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two prompts may be the same
            <Prompt key={place} prompt={prompt} />
          ))}
        </ol>
        {more > 0 && <p className={styles.note}>{exactCount(more)} more are in the archive.</p>}
      </div>
    </>
  )
}

interface GhostViewProps {
  readonly id: string
  readonly aside: ReactNode
}

const NoSession = ({ id, aside }: GhostViewProps) => {
  useEffect(() => {
    document.title = 'No such session · Rearview'
  }, [])
  return (
    <>
      <header className={headStyles.head}>
        <div className={headStyles.header}>
          <BackLink />
          <h1 className={headStyles.title}>No such session</h1>
          {aside}
        </div>
      </header>
      <div className={styles.body}>
        <EmptyNotice title="The archive has no session by this id.">
          <p>
            <code>{visibleText(id)}</code>
          </p>
          <p>
            The link may come from another machine, or be cut.{' '}
            <Link to="/sessions" search={keepFilter} className={styles.link}>
              All sessions
            </Link>
          </p>
        </EmptyNotice>
      </div>
    </>
  )
}

/** A session of which an agent's history still knows the prompts, and nobody anything else. */
export const GhostView = ({ id, aside }: GhostViewProps) => {
  const query = useOperation('sessions.ghost', { id, limit: mostPrompts })
  if (query.data) return <Ghost answer={query.data} aside={aside} />
  if (isUnknown(query.error)) return <NoSession id={id} aside={aside} />
  return <SessionWaiting query={query} aside={aside} />
}
