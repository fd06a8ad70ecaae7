import type { Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { plural } from '#renderer/lib/format.ts'
import type { Item } from './items.ts'
import { countFrom } from './moves.ts'
import styles from './records.module.css'

interface FollowInput {
  readonly box: RefObject<HTMLElement | null>
  readonly virtual: Virtualizer<HTMLElement, Element>
  readonly items: readonly Item[]
  /** Records there are, drawn or not. */
  readonly total: number
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
}

/** Nearer to the end than this is at the end. */
const nearPixels = 80

const isAtEnd = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < nearPixels

/**
 * A live transcript is followed to its newest record or held where it is read. Scrolling up holds
 * it; while it is held, what has come since is counted: records, as rows come with another layout too.
 */
export const useFollow = (input: FollowInput) => {
  const { box, virtual, items, total, isFollowing, onFollow } = input
  const count = items.length
  // Records before this one were here when the end was last in sight.
  const [seen, setSeen] = useState(total)
  const toEnd = useEffectEvent(() => virtual.scrollToIndex(count - 1, { align: 'end' }))
  useEffect(() => {
    if (isFollowing && count > 0) toEnd()
    setSeen((before) => (isFollowing ? total : Math.min(before, total)))
  }, [isFollowing, count, total])
  const lastTop = useRef(0)
  const onScroll = () => {
    const here = box.current
    if (!here) return
    const isUp = here.scrollTop < lastTop.current - 4
    lastTop.current = here.scrollTop
    if (isAtEnd(here)) setSeen(total)
    else if (isUp && isFollowing) onFollow(false)
  }
  const news = useMemo(() => countFrom(items, seen), [items, seen])
  const pill =
    !isFollowing && news > 0 ? (
      <button type="button" className={styles.pill} onClick={() => onFollow(true)}>
        <ArrowDown size={13} aria-hidden />
        {plural(news, 'new record')}
      </button>
    ) : null
  return { onScroll, pill }
}
