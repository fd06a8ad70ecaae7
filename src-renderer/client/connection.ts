import type { SharedEvents } from './shared-stream.ts'

/** Whether notices arrive, and whether some were missed. */
export interface Connection {
  readonly isConnected: () => boolean
  /** Calls back when {@link Connection.isConnected} may have changed; answers how to stop. */
  readonly onChange: (listener: () => void) => () => void
  readonly events: Omit<SharedEvents, 'onNotice'>
}

/**
 * Follows a stream; `onGap` is called when it flows and notices may have been missed. The first time
 * it tells for how long there was none, and the page knows for how long it has been there. After
 * that a page cannot know: the last notice that it heard may have been on its way for long.
 */
export const createConnection = (onGap: () => void): Connection => {
  const listeners = new Set<() => void>()
  const beganAt = performance.now()
  let isFresh = true
  let isConnected = true
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
      onOpen: (quietMs) => {
        const mayHaveMissed = !isFresh || quietMs < performance.now() - beganAt
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
