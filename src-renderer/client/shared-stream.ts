import type { Stream, StreamEvents } from './event-stream.ts'
import type { Tabs } from './tabs.ts'

/** What a stream shared among tabs tells of. */
export interface SharedEvents extends StreamEvents {
  /** How the shared stream stood when this tab joined. */
  readonly onJoin: (isConnected: boolean) => void
}

interface Sharing {
  readonly tabs: Tabs
  readonly locks: Pick<LockManager, 'request'>
  /** The stream of the tab that holds the lock. */
  readonly createOwn: (events: StreamEvents) => Stream
}

const lockName = 'rearview-events'

/** One's own stream, everything of which the other tabs hear too. */
const createLead = ({ tabs, createOwn }: Sharing, events: StreamEvents): Stream => {
  let isConnected: boolean | undefined
  let leave: (() => void) | undefined
  const own = createOwn({
    onNotice: (name, data) => {
      events.onNotice(name, data)
      tabs.tell({ kind: 'notice', name, data })
    },
    onOpen: (quietMs) => {
      isConnected = true
      events.onOpen(quietMs)
      tabs.tell({ kind: 'opened', quietMs })
    },
    onFail: (isAnswered) => {
      isConnected = false
      tabs.tell({ kind: 'failed' })
      events.onFail(isAnswered)
    },
  })
  const start = () => {
    leave = tabs.listen(({ kind }) => {
      if (kind === 'hello' && isConnected !== undefined) tabs.tell({ kind: 'state', isConnected })
    })
    own.start()
  }
  const stop = () => {
    leave?.()
    own.stop()
  }
  return { start, stop }
}

/** Hears what the tab that holds the stream tells. */
const follow = (tabs: Tabs, events: SharedEvents): (() => void) => {
  const leave = tabs.listen((message) => {
    if (message.kind === 'notice') events.onNotice(message.name, message.data)
    else if (message.kind === 'opened') events.onOpen(message.quietMs)
    else if (message.kind === 'failed') events.onFail(false)
    else if (message.kind === 'state') events.onJoin(message.isConnected)
  })
  tabs.tell({ kind: 'hello' })
  return leave
}

/**
 * One stream for all tabs, as a browser opens only six connections to a host: the tab that holds
 * the lock has it and tells the others; when that tab closes, the next one takes over.
 */
export const createSharedStream = (sharing: Sharing, events: SharedEvents): Stream => {
  let end: (() => void) | undefined
  const start = () => {
    end?.()
    const stopped = new AbortController()
    const { signal } = stopped
    const leave = follow(sharing.tabs, events)
    const lead = () => {
      if (signal.aborted) return
      const stream = createLead(sharing, events)
      stream.start()
      return new Promise<void>((release) => {
        signal.addEventListener('abort', () => {
          stream.stop()
          release()
        })
      })
    }
    // Without the lock, as in a page whose storage is forbidden, it has a stream for itself.
    sharing.locks.request(lockName, { signal }, lead).catch(lead)
    end = () => {
      leave()
      stopped.abort()
    }
  }
  return { start, stop: () => end?.() }
}
