import { type Notice, type NoticeName, noticeTable } from '#schema/events.ts'
import { isRefused, onAccess } from './access.ts'
import { call } from './call.ts'
import { createConnection } from './connection.ts'
import { createEventStream, type Stream, type StreamEvents } from './event-stream.ts'
import { parseJson } from './parse-json.ts'
import { createSharedStream, type SharedEvents } from './shared-stream.ts'
import { otherTabs } from './tabs.ts'

type Listener<N extends NoticeName> = (notice: Notice<N>) => void

const target = new EventTarget()
/** Whether something was told while nobody read again yet: the page asks before its screens stand. */
let isUntold = false
let hasReader = false
const tellGap = (): void => {
  isUntold = !hasReader
  target.dispatchEvent(new Event('reconnected'))
}
const connection = createConnection(tellGap)

const events: SharedEvents = {
  ...connection.events,
  onNotice: (name, detail) => {
    if (!hasReader) isUntold = true
    target.dispatchEvent(new CustomEvent(name, { detail }))
  },
  onFail: (isAnswered) => {
    connection.events.onFail(isAnswered)
    // The browser hides why a stream is refused; a call finds out and turns the page to the
    // screen that says what to do.
    if (isAnswered) void call('app.status', {}).catch(() => undefined)
  },
}

const createOwn = (own: StreamEvents) => createEventStream((url) => new EventSource(url), own)

const createStream = (): Stream => {
  const tabs = otherTabs()
  const { locks } = navigator
  // Absent where the page was not opened over a trusted address.
  return tabs && locks ? createSharedStream({ tabs, locks, createOwn }, events) : createOwn(events)
}

let isStarted = false

const start = () => {
  if (isStarted || window.bridge) return
  isStarted = true
  const stream = createStream()
  stream.start()
  // A tab that is closed hands the stream on at once; to notice by itself takes a browser seconds.
  window.addEventListener('pagehide', stream.stop)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    // Kept while another page was shown, it heard nothing.
    connection.events.onFail(false)
    if (!isRefused()) stream.start()
  })
  onAccess(() => (isRefused() ? stream.stop() : stream.start()))
}

/** A payload that does not parse comes from another version; it is let go. */
const deliver = <N extends NoticeName>(name: N, payload: unknown, listener: Listener<N>) => {
  const parsed = noticeTable[name].safeParse(payload)
  if (parsed.success) listener(parsed.data as Notice<N>)
}

/** Calls back on each notice of a name from now on; answers how to stop. */
export const subscribe = <N extends NoticeName>(name: N, listener: Listener<N>): (() => void) => {
  if (window.bridge) return window.bridge.subscribe(name, (data) => deliver(name, data, listener))
  start()
  const onNotice = (event: Event) => {
    if (event instanceof CustomEvent) deliver(name, parseJson(event.detail), listener)
  }
  target.addEventListener(name, onNotice)
  return () => target.removeEventListener(name, onNotice)
}

/**
 * Calls back when notices flow again after a gap, in which some may have been missed; at once where
 * that was so before anyone listened.
 */
export const onReconnect = (listener: () => void): (() => void) => {
  target.addEventListener('reconnected', listener)
  hasReader = true
  if (isUntold) listener()
  isUntold = false
  return () => target.removeEventListener('reconnected', listener)
}

/** Whether notices arrive; in the desktop window they always do. */
export const { isConnected, onChange: onConnection } = connection
