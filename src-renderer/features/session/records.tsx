import { useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ComponentProps, useEffect, useEffectEvent, useRef } from 'react'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import type { MessageKind, TranscriptMessage } from '#schema/transcript/event.ts'
import { RecordRow } from './record-row.tsx'
import styles from './session.module.css'
import { type ThreadInput, useRecords } from './use-transcript.ts'
import { guessedHeight, opensTurn, placeOf } from './visible-records.ts'

interface RecordsProps {
  readonly thread: ThreadInput
  readonly kinds: readonly MessageKind[]
  /** Seqs of the records to be drawn. */
  readonly seqs: readonly number[]
  readonly withQuiet: boolean
  readonly cwd: string | null
  readonly onTop: (seq: number) => void
}

const useVirtualRecords = ({ kinds, seqs }: RecordsProps) => {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: seqs.length,
    getScrollElement: () => box.current,
    estimateSize: (place) => guessedHeight[kinds[seqs[place] ?? 0] ?? 'unknown'],
    getItemKey: (place) => seqs[place] ?? place,
    overscan: 10,
    paddingStart: 4,
    paddingEnd: 40,
  })
  const items = virtual.getVirtualItems()
  const offset = virtual.scrollOffset ?? 0
  const top = items.find(({ end }) => end > offset + 24)
  return { box, virtual, items, topSeq: seqs[top?.index ?? 0] ?? 0 }
}

interface PlaceInput {
  readonly withQuiet: boolean
  readonly topSeq: number
  /** The record the address names. */
  readonly target: number | undefined
  /** Whether that record is here; until then its height and its neighbours' are guesses. */
  readonly isHere: boolean
  readonly goTo: (seq: number) => void
}

/** Where the reader stands: moved by the address, held when bookkeeping comes or goes. */
const usePlace = ({ withQuiet, topSeq, target, isHere, goTo }: PlaceInput) => {
  const go = useEffectEvent(goTo)
  const place = useRef({ withQuiet, topSeq })
  useEffect(() => {
    const before = place.current
    place.current = { withQuiet, topSeq }
    if (before.withQuiet !== withQuiet) go(before.topSeq)
  }, [withQuiet, topSeq])
  // New records never move the reader, only a new target does, and once more when it has arrived.
  const reached = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (target === undefined) reached.current = undefined
    if (target === undefined || reached.current === target) return
    if (isHere) reached.current = target
    go(target)
  }, [target, isHere])
}

interface PlaceProps extends Omit<ComponentProps<typeof RecordRow>, 'record'> {
  /** Undefined while its page is on the way. */
  readonly record: TranscriptMessage | undefined
  /** Held until the record is here. */
  readonly height: number
}

const Place = ({ record, height, ...row }: PlaceProps) =>
  record ? (
    <RecordRow record={record} {...row} />
  ) : (
    <div className={styles.coming} style={{ height }}>
      <Skeleton height={12} width="60%" />
    </div>
  )

/** Only the records in sight are drawn and fetched; heights are measured as they appear. */
export const Records = (props: RecordsProps) => {
  const { thread, kinds, seqs, withQuiet, cwd, onTop } = props
  const { box, virtual, items, topSeq } = useVirtualRecords(props)
  const seqAt = (place: number | undefined) => seqs[place ?? 0] ?? 0
  const recordAt = useRecords(thread, seqAt(items[0]?.index), seqAt(items.at(-1)?.index))
  const goTo = (seq: number) => {
    const place = placeOf(seqs, seq)
    virtual.scrollToIndex(place, { align: place === seqs.length - 1 ? 'end' : 'start' })
  }
  const { seq: target } = useSearch({ from: '/sessions/$id' })
  const isHere = target !== undefined && recordAt(target) !== undefined
  usePlace({ withQuiet, topSeq, target, isHere, goTo })
  useEffect(() => onTop(topSeq), [onTop, topSeq])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={box} className={styles.records} aria-label="Records" tabIndex={0}>
      <div className={styles.sheet} style={{ height: virtual.getTotalSize() }}>
        <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index, key, size }) => (
            <div key={key} ref={virtual.measureElement} data-index={index}>
              <Place
                record={recordAt(seqAt(index))}
                height={size}
                cwd={cwd}
                isOpening={opensTurn(kinds, seqs, index)}
                isTarget={seqAt(index) === target}
              />
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}
