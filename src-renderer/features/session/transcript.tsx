import { useMemo, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { plural } from '#renderer/lib/format.ts'
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

const NothingSaid = ({ count }: { readonly count: number }) => (
  <div className={styles.waiting}>
    <EmptyNotice title="Nothing was said in this transcript.">
      It has {plural(count, 'record')} of bookkeeping, which the switch above shows.
    </EmptyNotice>
  </div>
)

/** The records of a transcript that are to be drawn. */
const useOutline = (id: string, agentId: string | undefined, withQuiet: boolean) => {
  const thread = useMemo<ThreadInput>(
    () => ({ id, ...(agentId ? { agentId } : {}) }),
    [id, agentId],
  )
  const outline = useOperation('sessions.outline', thread)
  const kinds = outline.data?.kinds
  const seqs = useMemo(() => visibleSeqs(kinds ?? [], withQuiet), [kinds, withQuiet])
  return { thread, outline, seqs, total: kinds?.length ?? 0 }
}

/** The main transcript or a subagent's, with its own tools. */
export const Transcript = ({ session, agentId, onTop, ...facts }: TranscriptProps) => {
  const { id, cwd } = session
  const [withQuiet, setWithQuiet] = useState(false)
  const folds = useRef(new Set<string>())
  const { thread, outline, seqs, total } = useOutline(id, agentId, withQuiet)
  const shown = { thread, seqs, withQuiet }
  return (
    <section className={styles.transcript} aria-label="Transcript">
      <TranscriptTools
        session={session}
        agentId={agentId}
        shown={seqs.length}
        newest={seqs.at(-1)}
        total={total}
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
              <NothingSaid count={data.kinds.length} />
            ) : (
              <OpenFolds value={folds.current}>
                <Records {...shown} kinds={data.kinds} cwd={cwd} onTop={onTop} />
              </OpenFolds>
            )
          }
        </QueryView>
      </CardBoundary>
    </section>
  )
}
