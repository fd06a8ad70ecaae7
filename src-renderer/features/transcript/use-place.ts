import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { Outline } from '#schema/transcript/operations.ts'
import { hostOf, type Item, placeOf } from './items.ts'

interface PlaceInput {
  readonly box: RefObject<HTMLElement | null>
  readonly virtual: Virtualizer<HTMLElement, Element>
  readonly items: readonly Item[]
  readonly outline: Outline
  /** Record at the top of what is in sight. */
  readonly topSeq: number
  /** The record the address names. */
  readonly target: number | undefined
  /** Whether a record is here; until then its height and its neighbours' are guesses. */
  readonly isHere: (seq: number) => boolean
}

/** Where the reader stands: moved by the address, held when rows come or go above. */
export const usePlace = ({
  box,
  virtual,
  items,
  outline,
  topSeq,
  target,
  isHere,
}: PlaceInput): void => {
  const go = useEffectEvent((seq: number) => {
    const place = placeOf(items, hostOf(outline, seq))
    virtual.scrollToIndex(place, { align: place === items.length - 1 ? 'end' : 'start' })
  })
  // What is read out and where Tab goes on follow the jump.
  const focus = useEffectEvent((seq: number) => {
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-seq="${hostOf(outline, seq)}"]`)
      row?.focus({ preventScroll: true })
    })
  })
  // A change of layout or of parts keeps the record at the top; new records at the end do not count.
  const first = items[0]
  const held = useRef({ items, topSeq })
  useEffect(() => {
    const before = held.current
    held.current = { items, topSeq }
    if (before.items === items) return
    const isGrown = before.items.every((item, place) => item.seq === items[place]?.seq)
    if (first && !isGrown) go(before.topSeq)
  }, [items, first, topSeq])
  // New records never move the reader, only a new target does, and once more when it has arrived.
  const reached = useRef<number | undefined>(undefined)
  const isTargetHere = target !== undefined && isHere(hostOf(outline, target))
  useEffect(() => {
    if (target === undefined) reached.current = undefined
    if (target === undefined || reached.current === target) return
    if (isTargetHere) reached.current = target
    go(target)
    if (isTargetHere) focus(target)
  }, [target, isTargetHere])
}
