import { useState } from 'react'
import { recall, remember } from '#renderer/lib/storage.ts'

/**
 * Whether the facts stand beside a transcript, and what puts them there or away: wide windows show
 * them until a person puts them away.
 */
export const useFacts = () => {
  const [isShown, setShown] = useState(
    () => (recall('facts') ?? (window.innerWidth >= 1240 ? 'on' : 'off')) === 'on',
  )
  const toggle = () => {
    remember('facts', isShown ? 'off' : 'on')
    setShown(!isShown)
  }
  return [isShown, toggle] as const
}
