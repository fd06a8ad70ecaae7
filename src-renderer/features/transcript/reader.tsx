import { useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionDetail } from '#schema/sessions.ts'
import type { Outline, Subagent, Turn } from '#schema/transcript/operations.ts'
import { FindBar } from './find-bar.tsx'
import { OpenFolds } from './fold.tsx'
import { hostOf, type Item, layOut, placeOf } from './items.ts'
import { findJumps, type Jump, jumpFrom } from './jumps.ts'
import { jumpStart, type Sight, stepRow } from './moves.ts'
import styles from './reader.module.css'
import { ReaderContext, type ThreadInput } from './reader-context.ts'
import { readParts } from './reader-search.ts'
import { ReaderTools } from './reader-tools.tsx'
import { Records } from './records.tsx'
import { useBeside } from './use-beside.ts'
import { useKept } from './use-kept.ts'
import { useReaderKeys } from './use-reader-keys.ts'
import { useReaderView } from './use-reader-view.ts'
import { useGoTo } from './use-target.ts'

interface ReaderProps {
  readonly session: SessionDetail
  readonly thread: ThreadInput
  readonly agents: readonly Subagent[]
  readonly turns: readonly Turn[]
  /** Which records are in sight; changes without drawing anew. */
  readonly sight: RefObject<Sight>
  /** Seq of the turn that is read. */
  readonly turnSeq: number
  /** Called with the seqs of the first and the last record in sight. */
  readonly onSight: (top: number, last: number) => void
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

/**
 * A record in a gathered row is only reached once that row is open. It is opened once for each
 * target, so that it can be closed again, and not for one that was stepped to row by row; answers
 * where that is to be noted.
 */
const useOpenTarget = (
  items: readonly Item[],
  outline: Outline,
  target: number | undefined,
  openAll: (seqs: readonly number[]) => void,
): RefObject<number | undefined> => {
  const stepped = useRef<number | undefined>(undefined)
  const settled = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (stepped.current !== target) stepped.current = undefined
    if (target === undefined) settled.current = undefined
    if (target === undefined || settled.current === target || items.length === 0) return
    settled.current = target
    if (stepped.current === target) return
    const host = hostOf(outline, target)
    const item = items[placeOf(items, host)]
    if (item && item.kind !== 'record' && item.seqs.includes(host)) openAll([item.seq])
  }, [items, outline, target, openAll])
  return stepped
}

/** A transcript with its own tools. */
export const Reader = (props: ReaderProps) => {
  const { session, thread, agents, turns, sight, turnSeq } = props
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
  const stepped = useOpenTarget(items, outline, target, view.openAll)
  const jump = (to: Jump | 'row', direction: 1 | -1) => {
    setFollowing(false)
    const from = jumpStart(target, sight.current)
    const next =
      to === 'row'
        ? stepRow(items, hostOf(outline, from), direction)
        : jumpFrom(jumps[to], from, direction)
    if (next === undefined) return
    stepped.current = to === 'row' ? next : undefined
    // A next press may come before the page has scrolled there.
    sight.current = { top: next, last: next }
    void goTo(next)
  }
  const find = (seq: number): void => {
    setFollowing(false)
    sight.current = { top: seq, last: seq }
    void goTo(seq)
  }
  useReaderKeys({ jump, beside: useBeside(session.id) })
  const kept = useKept(session.id)
  const facts = useMemo(
    () => ({ thread, cwd: session.cwd, speaker: session.provider.speaker, parts, agents, kept }),
    [thread, session.cwd, session.provider.speaker, parts, agents, kept],
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
      <FindBar thread={thread} from={() => jumpStart(target, sight.current)} onFind={find} />
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
                    onSight={props.onSight}
                    stepped={stepped}
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
