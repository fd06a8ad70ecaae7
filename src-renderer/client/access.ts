import { useSyncExternalStore } from 'react'
import { AppError } from '#schema/errors.ts'
import { otherTabs } from './tabs.ts'

let refusal: string | null = null
const listeners = new Set<() => void>()

const set = (next: string | null) => {
  // A new key matters to a page that was not refused too: it may not have noticed yet.
  if (next !== null && next === refusal) return
  refusal = next
  for (const listener of listeners) listener()
}

/** Says that this browser has no valid key; nothing its tabs could show would be true. */
export const refuse = (reason: string): void => {
  set(reason)
  otherTabs()?.tell({ kind: 'refused', reason })
}

/** Says that this browser was let in; its tabs share the cookie. */
export const admit = (): void => {
  set(null)
  otherTabs()?.tell({ kind: 'admitted' })
}

/** Believes other tabs about the key they share with this one. */
export const followAccess = (): void => {
  otherTabs()?.listen((message) => {
    if (message.kind === 'refused') set(message.reason)
    if (message.kind === 'admitted') set(null)
  })
}

/** Turns a failure for want of a key into a refusal; one with a better reason stands. */
export const noteRefusal = (error: unknown): void => {
  if (refusal === null && error instanceof AppError && error.code === 'unauthorized')
    refuse('This browser was not let in yet, or Rearview was started again since.')
}

/** Whether this page may not read. */
export const isRefused = (): boolean => refusal !== null

/** Calls back when this page is refused or let in; answers how to stop. */
export const onAccess = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Why this page may not read, or null while it may. */
export const useRefusal = (): string | null => useSyncExternalStore(onAccess, () => refusal)
