import { useSyncExternalStore } from 'react'

let refusal: string | null = null
const listeners = new Set<() => void>()

const set = (next: string | null) => {
  refusal = next
  for (const listener of listeners) listener()
}

/** Says that this page has no valid key; nothing it could show would be true. */
export const refuse = (sentence: string): void => set(sentence)

/** Why this page may not read, or null while it may. */
export const useRefusal = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => refusal,
  )
