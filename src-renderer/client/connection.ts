import type { SharedEvents } from './shared-stream.ts'

/** Whether notices arrive, and whether some were missed. */
export interface Connection {
  readonly isConnected: () => boolean
  /** Calls back when {@link Connection.isConnected} may have changed; answers how to stop. */
  readonly onChange: (listener: () => void) => () => void
  readonly events: Omit<SharedEvents, 'onNotice'>
}

/** Follows a stream; `onGap` is called when it flows again and notices may have been missed. */
export const createConnection = (onGap: () => void): Connection => {
  const listeners = new Set<() => void>()
  let isConnected = true
  // A stream that opens at the start of the page, before anything else, has missed nothing.
  let isFresh = true
  const set = (next: boolean) => {
    isFresh = false
    isConnected = next
    for (const listener of listeners) listener()
  }
  return {
    isConnected: () => isConnected,
    onChange: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    events: {
      onOpen: () => {
        const mayHaveMissed = !isFresh
        set(true)
        if (mayHaveMissed) onGap()
      },
      onFail: () => set(false),
      onJoin: (next) => {
        const mayHaveMissed = next && !isConnected
        set(next)
        if (mayHaveMissed) onGap()
      },
    },
  }
}
