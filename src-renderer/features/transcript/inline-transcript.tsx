import { useMemo, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Outline } from '#schema/transcript/operations.ts'
import { OpenFolds } from './fold.tsx'
import { layOut, opensTurn } from './items.ts'
import { ReaderContext, type ThreadInput, useReader } from './reader-context.ts'
import { RecordRow } from './record-row.tsx'
import styles from './subagent.module.css'
import { useRecords } from './use-records.ts'

const atOnce = 40

const noneOpen: ReadonlySet<number> = new Set()

const Rows = ({ thread, outline }: { readonly thread: ThreadInput; readonly outline: Outline }) => {
  const { parts } = useReader()
  const [shown, setShown] = useState(atOnce)
  const items = useMemo(
    () => layOut(outline, { layout: 'full', parts, open: noneOpen }),
    [outline, parts],
  )
  const drawn = items.slice(0, shown)
  const records = useRecords(
    thread,
    drawn.map(({ seq }) => seq),
  )
  return (
    <ScrollBox className={styles.inline} label="Transcript of the subagent">
      {drawn.map((item, place) => {
        const record = records.at(item.seq)
        if (!record) return <SkeletonRows key={item.seq} count={1} height={14} />
        const isOpening = opensTurn(outline.kinds, items, place)
        return <RecordRow key={item.seq} record={record} isOpening={isOpening} isTarget={false} />
      })}
      {items.length > shown && (
        <p className={styles.more}>
          <Button onClick={() => setShown(shown + atOnce)}>
            Show {exactCount(Math.min(atOnce, items.length - shown))} more of{' '}
            {exactCount(items.length - shown)}
          </Button>
        </p>
      )}
    </ScrollBox>
  )
}

/** A subagent's transcript inside that of its parent, a stretch at a time. */
export const InlineTranscript = ({ thread }: { readonly thread: ThreadInput }) => {
  const reader = useReader()
  const outline = useOperation('transcript.outline', thread)
  const folds = useRef(new Set<string>())
  const facts = useMemo(() => ({ ...reader, thread }), [reader, thread])
  return (
    <ReaderContext value={facts}>
      <QueryView
        query={outline}
        what="the subagent's transcript"
        skeleton={<SkeletonRows count={4} height={14} />}
      >
        {(data) => (
          <OpenFolds value={folds.current}>
            <Rows thread={thread} outline={data} />
          </OpenFolds>
        )}
      </QueryView>
    </ReaderContext>
  )
}
