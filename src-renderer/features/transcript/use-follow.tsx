import type { Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { plural } from '#renderer/lib/format.ts'
import styles from './records.module.css'

interface FollowInput {
  readonly box: RefObject<HTMLElement | null>
  readonly virtual: Virtualizer<HTMLElement, Element>
  /** Rows there are. */
  readonly count: number
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
}

/** Nearer to the end than this is at the end. */
const nearPixels = 80

const isAtEnd = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < nearPixels

/**
 * A live transcript is followed to its newest record or held where it is read. Scrolling up holds
 * it; while it is held, what has come since is counted.
 */
export const useFollow = ({ box, virtual, count, isFollowing, onFollow }: FollowInput) => {
  const [seen, setSeen] = useState(count)
  const toEnd = useEffectEvent(() => virtual.scrollToIndex(count - 1, { align: 'end' }))
  const before = useRef(count)
  useEffect(() => {
    if (isFollowing) toEnd()
    // Fewer rows mean another layout, not news.
    if (isFollowing || count < before.current) setSeen(count)
    before.current = count
  }, [isFollowing, count])
  const lastTop = useRef(0)
  const onScroll = () => {
    const here = box.current
    if (!here) return
    const isUp = here.scrollTop < lastTop.current - 4
    lastTop.current = here.scrollTop
    if (isAtEnd(here)) setSeen(count)
    else if (isUp && isFollowing) onFollow(false)
  }
  const news = count - seen
  const pill =
    !isFollowing && news > 0 ? (
      <button type="button" className={styles.pill} onClick={() => onFollow(true)}>
        <ArrowDown size={13} aria-hidden />
        {plural(news, 'new record')}
      </button>
    ) : null
  return { onScroll, pill }
}
