import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { Outline } from '#schema/transcript/operations.ts'
import { hostOf, type Item, placeOf } from './items.ts'
import { isSameUpTo } from './moves.ts'

interface PlaceInput {
  readonly box: RefObject<HTMLElement | null>
  readonly virtual: Virtualizer<HTMLElement, Element>
  readonly items: readonly Item[]
  readonly outline: Outline
  /** Row at the top of what is in sight. */
  readonly topPlace: number
  /** The record the address names. */
  readonly target: number | undefined
  /** Whether a record is here; until then its height and its neighbours' are guesses. */
  readonly isHere: (seq: number) => boolean
  /** The target where it was stepped to row by row: a gathered row is then a target itself. */
  readonly stepped: RefObject<number | undefined>
}

/** Where the reader stands: moved by the address, held when rows come or go above. */
export const usePlace = ({
  box,
  virtual,
  items,
  outline,
  topPlace,
  target,
  isHere,
  stepped,
}: PlaceInput): void => {
  const go = useEffectEvent((seq: number) => {
    const place = placeOf(items, hostOf(outline, seq))
    virtual.scrollToIndex(place, { align: place === items.length - 1 ? 'end' : 'start' })
  })
  // What is read out and where Tab goes on follow the jump.
  const focus = useEffectEvent((seq: number) => {
    requestAnimationFrame(() => {
      const named = `[data-seq="${hostOf(outline, seq)}"]`
      const row =
        box.current?.querySelector<HTMLElement>(`article${named}`) ??
        box.current?.querySelector<HTMLElement>(named)
      row?.focus({ preventScroll: true })
    })
  })
  const isSteppedOnto = useEffectEvent(
    (seq: number) =>
      stepped.current === seq && items[placeOf(items, hostOf(outline, seq))]?.kind !== 'record',
  )
  // A change of layout or of parts keeps the record at the top; what changes below moves nothing.
  const held = useRef({ items, topPlace })
  useEffect(() => {
    const before = held.current
    held.current = { items, topPlace }
    if (before.items === items || items.length === 0) return
    const top = before.items[before.topPlace]
    if (top && !isSameUpTo(before.items, items, before.topPlace)) go(top.seq)
  }, [items, topPlace])
  // New records never move the reader, only a new target does, and once more when it has arrived.
  const reached = useRef<number | undefined>(undefined)
  const isTargetHere = target !== undefined && isHere(hostOf(outline, target))
  useEffect(() => {
    if (target === undefined) reached.current = undefined
    if (target === undefined || reached.current === target) return
    const isReached = isTargetHere || isSteppedOnto(target)
    if (isReached) reached.current = target
    go(target)
    if (isReached) focus(target)
  }, [target, isTargetHere])
}
