import { useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import type { Outline, Turn } from '#schema/transcript/operations.ts'
import { FoundHere } from './fold.tsx'
import { ItemRow } from './item-row.tsx'
import { guessHeight, hostOf, type Item, opensTurn } from './items.ts'
import { lastSeqOf } from './moves.ts'
import type { ThreadInput } from './reader-context.ts'
import styles from './records.module.css'
import { useFollow } from './use-follow.tsx'
import { usePlace } from './use-place.ts'
import { useRecords } from './use-records.ts'

interface RecordsProps {
  readonly thread: ThreadInput
  readonly outline: Outline
  readonly items: readonly Item[]
  readonly open: ReadonlySet<number>
  readonly onToggle: (seq: number) => void
  /** Turn that opens at a seq. */
  readonly turnAt: (seq: number) => Turn | undefined
  /** The record the address names. */
  readonly target: number | undefined
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
  /** Called with the seqs of the first and the last record in sight. */
  readonly onSight: (top: number, last: number) => void
  readonly stepped: RefObject<number | undefined>
}

/** Rows drawn above and below what is in sight. */
const overscan = 8

/** Row keys stay when rows come and go before them, so that heights stay with their rows. */
const keyOf = (item: Item | undefined, place: number): string =>
  item ? `${item.kind} ${item.seq}` : String(place)

const useRows = (box: RefObject<HTMLElement | null>, { outline, items }: RecordsProps) => {
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (place) => guessHeight(outline, items[place]),
    getItemKey: (place) => keyOf(items[place], place),
    overscan,
    paddingStart: 4,
    paddingEnd: 40,
  })
  const rows = virtual.getVirtualItems()
  const offset = virtual.scrollOffset ?? 0
  const top = rows.find(({ end }) => end > offset + 24)
  const last = items[virtual.range?.endIndex ?? 0]
  return { virtual, rows, topPlace: top?.index ?? 0, lastSeq: lastSeqOf(last) }
}

/** Only the rows in sight are drawn and fetched; heights are measured as they appear. */
export const Records = (props: RecordsProps) => {
  const { thread, outline, items, open, target, turnAt, onSight } = props
  const box = useRef<HTMLElement>(null)
  const { virtual, rows, topPlace, lastSeq } = useRows(box, props)
  const topSeq = items[topPlace]?.seq ?? 0
  const wanted = rows.flatMap(({ index }) => {
    const item = items[index]
    return item?.kind === 'record' ? [item.seq] : []
  })
  const records = useRecords(thread, wanted)
  usePlace({
    box,
    virtual,
    items,
    outline,
    topPlace,
    target,
    stepped: props.stepped,
    isHere: (seq) => records.at(seq) !== undefined,
  })
  const { find } = useSearch({ from: '/sessions/$id' })
  const foundIn = find && target !== undefined ? hostOf(outline, target) : undefined
  const follow = useFollow({ box, virtual, total: outline.kinds.length, ...props })
  useEffect(() => onSight(topSeq, lastSeq), [onSight, topSeq, lastSeq])
  return (
    <div className={styles.frame}>
      <ScrollBox ref={box} className={styles.records} label="Records" onScroll={follow.onScroll}>
        {records.failure && (
          <div className={styles.failure}>
            <FailureNotice
              sentence={`Could not read some records. ${records.failure.error.message}`}
              detail={records.failure.error.stack ?? records.failure.error.message}
              onRetry={records.failure.refetch}
            />
          </div>
        )}
        <div className={styles.sheet} style={{ height: virtual.getTotalSize() }}>
          <div style={{ transform: `translateY(${rows[0]?.start ?? 0}px)` }}>
            {rows.map(({ index, key, size }) => {
              const item = items[index]
              if (!item) return null
              const record = item.kind === 'record' ? records.at(item.seq) : undefined
              return (
                <div key={key} ref={virtual.measureElement} data-index={index}>
                  <FoundHere value={item.kind === 'record' && item.seq === foundIn}>
                    <ItemRow
                      item={item}
                      outline={outline}
                      record={record}
                      height={record ? 0 : size}
                      isOpen={open.has(item.seq)}
                      onToggle={props.onToggle}
                      isOpening={opensTurn(outline.kinds, items, index)}
                      isTarget={item.kind === 'record' && item.seq === target}
                      turn={turnAt(item.seq)}
                    />
                  </FoundHere>
                </div>
              )
            })}
          </div>
        </div>
      </ScrollBox>
      {follow.pill}
    </div>
  )
}
