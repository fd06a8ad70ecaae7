import type { SharedEvents } from './shared-stream.ts'

/** Whether notices arrive, and whether some were missed. */
export interface Connection {
  readonly isConnected: () => boolean
  /** Calls back when {@link Connection.isConnected} may have changed; answers how to stop. */
  readonly onChange: (listener: () => void) => () => void
  /** A notice came. */
  readonly hear: () => void
  readonly events: Omit<SharedEvents, 'onNotice'>
}

/** Ms since the watch was last set, by the clock that says most: one of them may stand still in sleep. */
const startWatch = () => {
  const read = () => [Date.now(), performance.now()] as const
  let [wall, steady] = read()
  return {
    ms: (): number => Math.max(Date.now() - wall, performance.now() - steady),
    set: (): void => {
      ;[wall, steady] = read()
    },
  }
}

/**
 * Follows a stream; `onGap` is called when it flows and notices may have been missed: since the last
 * one that was heard, or since the page began.
 */
export const createConnection = (onGap: () => void): Connection => {
  const listeners = new Set<() => void>()
  const unheard = startWatch()
  let isConnected = true
  const set = (next: boolean) => {
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
    hear: unheard.set,
    events: {
      onOpen: (quietMs) => {
        const mayHaveMissed = quietMs < unheard.ms()
        unheard.set()
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
