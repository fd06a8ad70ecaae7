import { useEffect, useEffectEvent } from 'react'
import { isTaken } from './is-taken.ts'
import type { Jump } from './jumps.ts'

/** What a key does in the reader. */
export interface ReaderKeys {
  readonly jump: (to: Jump | 'row', direction: 1 | -1) => void
  readonly beside: (which: 'newer' | 'older') => void
}

const keys: Readonly<Record<string, readonly [Jump | 'row', 1 | -1]>> = {
  j: ['row', 1],
  k: ['row', -1],
  J: ['prompt', 1],
  K: ['prompt', -1],
  e: ['error', 1],
  E: ['error', -1],
  d: ['edit', 1],
  D: ['edit', -1],
}

/** Moves through a transcript by single letters, as readers of the field do. */
export const useReaderKeys = ({ jump, beside }: ReaderKeys): void => {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
    if (event.key === '[') beside('newer')
    if (event.key === ']') beside('older')
    const known = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (!known) return
    event.preventDefault()
    jump(...known)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
