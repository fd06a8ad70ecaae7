import { useMemo, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import { OpenFolds } from './fold.tsx'
import { Records } from './records.tsx'
import styles from './session.module.css'
import { TranscriptTools } from './transcript-tools.tsx'
import type { ThreadInput } from './use-transcript.ts'
import { visibleSeqs } from './visible-records.ts'

interface TranscriptProps {
  readonly session: SessionDetail
  readonly agentId: string | undefined
  readonly hasFacts: boolean
  readonly onToggleFacts: () => void
  /** Called with the seq of the record at the top of what is in sight. */
  readonly onTop: (seq: number) => void
}

/** The main transcript or a subagent's, with its own tools. */
export const Transcript = ({ session, agentId, onTop, ...facts }: TranscriptProps) => {
  const { id, cwd } = session
  const thread = useMemo<ThreadInput>(
    () => ({ id, ...(agentId ? { agentId } : {}) }),
    [id, agentId],
  )
  const [withQuiet, setWithQuiet] = useState(false)
  const folds = useRef(new Set<string>())
  const outline = useOperation('sessions.outline', thread)
  const kinds = outline.data?.kinds
  const seqs = useMemo(() => visibleSeqs(kinds ?? [], withQuiet), [kinds, withQuiet])
  return (
    <section className={styles.transcript} aria-label="Transcript">
      <TranscriptTools
        session={session}
        agentId={agentId}
        shown={seqs.length}
        newest={seqs.at(-1)}
        total={kinds?.length ?? 0}
        withQuiet={withQuiet}
        onWithQuiet={setWithQuiet}
        {...facts}
      />
      <CardBoundary>
        <QueryView
          query={outline}
          what="the transcript"
          skeleton={<SkeletonRows count={10} height={16} gap={18} />}
        >
          {(data) =>
            seqs.length === 0 ? (
              <div className={styles.waiting}>
                <EmptyNotice title="Nothing was said in this transcript.">
                  It has {data.kinds.length} records of bookkeeping, which the switch above shows.
                </EmptyNotice>
              </div>
            ) : (
              <OpenFolds value={folds.current}>
                <Records
                  thread={thread}
                  kinds={data.kinds}
                  seqs={seqs}
                  withQuiet={withQuiet}
                  cwd={cwd}
                  onTop={onTop}
                />
              </OpenFolds>
            )
          }
        </QueryView>
      </CardBoundary>
    </section>
  )
}
