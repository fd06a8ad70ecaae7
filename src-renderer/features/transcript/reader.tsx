import { useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import type { Outline, Subagent, Turn } from '#schema/transcript/operations.ts'
import { OpenFolds } from './fold.tsx'
import { hostOf, type Item, layOut, placeOf } from './items.ts'
import { findJumps, type Jump, jumpFrom } from './jumps.ts'
import styles from './reader.module.css'
import { ReaderContext, type ThreadInput } from './reader-context.ts'
import { readParts } from './reader-search.ts'
import { ReaderTools } from './reader-tools.tsx'
import { Records } from './records.tsx'
import { useReaderKeys } from './use-reader-keys.ts'
import { useReaderView } from './use-reader-view.ts'
import { useGoTo } from './use-target.ts'

interface ReaderProps {
  readonly session: SessionDetail
  readonly thread: ThreadInput
  readonly agents: readonly Subagent[]
  readonly turns: readonly Turn[]
  /** Seq of the record at the top of what is in sight; changes without drawing anew. */
  readonly top: RefObject<number>
  /** Seq of the turn that is read. */
  readonly turnSeq: number
  /** Called with the seq of the record at the top of what is in sight. */
  readonly onTop: (seq: number) => void
  readonly hasFacts: boolean
  readonly onToggleFacts: () => void
}

const noOutline: Outline = {
  kinds: [],
  holds: [],
  hosts: [],
  toolNames: [],
  tools: [],
  rewinds: [],
}

const Nothing = ({ outline }: { readonly outline: Outline }) => (
  <div className={styles.waiting}>
    {outline.kinds.length === 0 ? (
      <EmptyNotice title="This transcript has no records." />
    ) : (
      <EmptyNotice title="Nothing of this transcript is shown.">
        Choose other blocks or another layout above; bookkeeping is left out unless it is asked for.
      </EmptyNotice>
    )}
  </div>
)

/** A record in a gathered row is only reached once that row is open. */
const useOpenTarget = (
  items: readonly Item[],
  outline: Outline,
  target: number | undefined,
  openAll: (seqs: readonly number[]) => void,
): void => {
  useEffect(() => {
    if (target === undefined) return
    const host = hostOf(outline, target)
    const item = items[placeOf(items, host)]
    if (item && item.kind !== 'record' && item.seqs.includes(host)) openAll([item.seq])
  }, [items, outline, target, openAll])
}

/** A transcript with its own tools. */
export const Reader = (props: ReaderProps) => {
  const { session, thread, agents, turns, top, turnSeq } = props
  const { seq: target } = useSearch({ from: '/sessions/$id' })
  const query = useOperation('transcript.outline', thread)
  const outline = query.data ?? noOutline
  const view = useReaderView()
  const { layout, show, open } = view
  const [isFollowing, setFollowing] = useState(false)
  const folds = useRef(new Set<string>())
  const parts = useMemo(() => readParts(show), [show])
  const items = useMemo(
    () => layOut(outline, { layout, parts, open }),
    [outline, layout, parts, open],
  )
  const jumps = useMemo(() => findJumps(outline), [outline])
  const goTo = useGoTo()
  useOpenTarget(items, outline, target, view.openAll)
  const jump = (to: Jump | 'row', direction: 1 | -1) => {
    setFollowing(false)
    // From the record one jumped to last, while it is in sight; else from the top of the window.
    const from = target !== undefined && target >= top.current ? target : top.current
    if (to === 'row') void goTo(items[placeOf(items, hostOf(outline, from)) + direction]?.seq)
    else void goTo(jumpFrom(jumps[to], from, direction))
  }
  useReaderKeys({ jump })
  const facts = useMemo(
    () => ({ thread, cwd: session.cwd, speaker: session.provider.speaker, parts, agents }),
    [thread, session.cwd, session.provider.speaker, parts, agents],
  )
  const turnsBySeq = useMemo(() => turnHeads(turns, outline), [turns, outline])
  const current = turns.findLastIndex(({ seq }) => seq <= turnSeq)
  return (
    <section className={styles.transcript} aria-label="Transcript">
      <ReaderTools
        {...props}
        view={view}
        jumps={jumps}
        onJump={jump}
        total={outline.kinds.length}
        quiet={outline.kinds.filter((kind) => kind === 'quiet').length}
        turn={turns[current]}
        nextSeq={turns[current + 1]?.seq}
        isFollowing={isFollowing}
        onFollow={setFollowing}
      />
      <CardBoundary>
        <QueryView
          query={query}
          what="the transcript"
          skeleton={
            <div className={styles.waiting}>
              <SkeletonRows count={10} height={16} gap={18} />
            </div>
          }
        >
          {() =>
            items.length === 0 ? (
              <Nothing outline={outline} />
            ) : (
              <ReaderContext value={facts}>
                <OpenFolds value={folds.current}>
                  <Records
                    thread={thread}
                    outline={outline}
                    items={items}
                    open={open}
                    onToggle={view.toggleOpen}
                    turnAt={(seq) => turnsBySeq.get(seq)}
                    target={target}
                    isFollowing={isFollowing}
                    onFollow={setFollowing}
                    onTop={props.onTop}
                  />
                </OpenFolds>
              </ReaderContext>
            )
          }
        </QueryView>
      </CardBoundary>
    </section>
  )
}

/** The first answer after each prompt, where what the turn came to is told. */
const turnHeads = (turns: readonly Turn[], { kinds }: Outline): ReadonlyMap<number, Turn> => {
  const heads = new Map<number, Turn>()
  for (const [place, turn] of turns.entries()) {
    const end = turns[place + 1]?.seq ?? kinds.length
    for (let seq = turn.seq; seq < end; seq += 1) {
      if (kinds[seq] !== 'answer') continue
      heads.set(seq, turn)
      break
    }
  }
  return heads
}
