import { type Notice, type NoticeName, noticeTable } from '#schema/events.ts'

type Listener<N extends NoticeName> = (notice: Notice<N>) => void

const eventsPath = '/api/app/events'
const firstRetryMs = 500
const lastRetryMs = 10_000

/** One stream of server-sent events for the page, opened anew whenever it ends. */
export const createStream = (open: (url: string) => EventSource) => {
  const target = new EventTarget()
  const stateListeners = new Set<() => void>()
  let isConnected = true
  let hasOpened = false
  let retryMs = firstRetryMs
  let source: EventSource | undefined

  const setConnected = (next: boolean) => {
    if (next && hasOpened && !isConnected) target.dispatchEvent(new Event('reconnected'))
    isConnected = next
    for (const listener of stateListeners) listener()
  }
  const connect = () => {
    source = open(eventsPath)
    source.onopen = () => {
      setConnected(true)
      hasOpened = true
      retryMs = firstRetryMs
    }
    source.onerror = () => {
      setConnected(false)
      // A refused or ended stream is not tried again by the browser itself.
      source?.close()
      setTimeout(connect, retryMs)
      retryMs = Math.min(lastRetryMs, retryMs * 2)
    }
    for (const name of Object.keys(noticeTable))
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        target.dispatchEvent(new CustomEvent(name, { detail: data }))
      })
  }
  return {
    connect,
    target,
    isConnected: () => isConnected,
    onState: (listener: () => void) => {
      stateListeners.add(listener)
      return () => {
        stateListeners.delete(listener)
      }
    },
  }
}

const stream = createStream((url) => new EventSource(url))
let isStarted = false

const start = () => {
  if (isStarted || window.bridge) return
  isStarted = true
  stream.connect()
}

/** A payload that does not parse comes from another version; it is let go. */
const deliver = <N extends NoticeName>(name: N, payload: unknown, listener: Listener<N>) => {
  const parsed = noticeTable[name].safeParse(payload)
  if (parsed.success) listener(parsed.data as Notice<N>)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls back on each notice of a name from now on; answers how to stop. */
export const subscribe = <N extends NoticeName>(name: N, listener: Listener<N>): (() => void) => {
  if (window.bridge) return window.bridge.subscribe(name, (data) => deliver(name, data, listener))
  start()
  const onNotice = (event: Event) => {
    if (event instanceof CustomEvent) deliver(name, parseJson(event.detail), listener)
  }
  stream.target.addEventListener(name, onNotice)
  return () => stream.target.removeEventListener(name, onNotice)
}

/** Calls back when notices flow again after a gap, in which some may have been missed. */
export const onReconnect = (listener: () => void): (() => void) => {
  stream.target.addEventListener('reconnected', listener)
  return () => stream.target.removeEventListener('reconnected', listener)
}

/** Whether notices arrive; in the desktop window they always do. */
export const isConnected = (): boolean => stream.isConnected()
export const onConnection = stream.onState
