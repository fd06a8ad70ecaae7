import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Prompt } from '#schema/sessions.ts'
import styles from './session.module.css'

interface RowsProps {
  readonly rows: readonly Prompt[]
  readonly topSeq: number
}

/** The last prompt at or above the top of what is read. */
const currentOf = (rows: readonly Prompt[], topSeq: number): Prompt | undefined =>
  rows.findLast(({ seq }) => seq <= topSeq)

const Rows = ({ rows, topSeq }: RowsProps) => {
  const { seq: target } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  const current = currentOf(rows, topSeq)?.seq
  const marked = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark follows the reading
  useEffect(() => {
    // Not returned: in newer browsers it is a promise, which React would take for a clean-up.
    void marked.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  // The same prompt pressed twice is a new address each time only if it was left in between.
  const goTo = async (seq: number) => {
    if (seq === target)
      await navigate({ search: (before) => ({ ...before, seq: undefined }), replace: true })
    await navigate({
      search: (before) => ({ ...before, agent: undefined, seq }),
      replace: true,
    })
  }
  return (
    <ol className={styles.promptRows}>
      {rows.map(({ seq, at, text }, place) => (
        <li key={seq} ref={seq === current ? marked : undefined}>
          <button
            type="button"
            className={styles.prompt}
            aria-current={seq === current ? 'location' : undefined}
            title={at === null ? text : `${exactTime(at)}\n\n${text}`}
            onClick={() => goTo(seq)}
          >
            <span className={styles.promptNumber}>{place + 1}</span>
            <span className={styles.promptText}>{text || '(no text)'}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

interface PromptsListProps {
  readonly id: string
  /** Seq of the record at the top of what is read; -1 while another transcript is read. */
  readonly topSeq: number
}

/** The prompts as a table of contents. */
export const PromptsList = ({ id, topSeq }: PromptsListProps) => {
  const query = useOperation('sessions.prompts', { id })
  const count = query.data?.rows.length
  return (
    <nav className={styles.prompts} aria-label="Prompts">
      <h2 className={styles.paneTitle}>
        Prompts <span className={styles.soft}>{count}</span>
      </h2>
      <QueryView query={query} what="the prompts" skeleton={<SkeletonRows count={6} height={14} />}>
        {({ rows }) =>
          rows.length > 0 ? (
            <Rows rows={rows} topSeq={topSeq} />
          ) : (
            <p className={styles.none}>No prompt was typed in this session.</p>
          )
        }
      </QueryView>
    </nav>
  )
}
