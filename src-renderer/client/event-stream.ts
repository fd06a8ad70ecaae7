import { noticeTable, StreamOpened, streamOpened } from '#schema/events.ts'
import { parseJson } from './parse-json.ts'

const eventsPath = '/api/app/events'
const firstRetryMs = 500
const lastRetryMs = 10_000
/** `EventSource.CLOSED`: the server gave an answer that is no stream. */
const closed = 2

/** What a stream of notices tells of. */
export interface StreamEvents {
  readonly onNotice: (name: string, data: string) => void
  /** Notices flow from now on; before that there was none for so many ms. */
  readonly onOpen: (quietMs: number) => void
  /** Notices no longer flow; `isAnswered` where a server said so. */
  readonly onFail: (isAnswered: boolean) => void
}

/** Something that can be started again after it was stopped. */
export interface Stream {
  readonly start: () => void
  readonly stop: () => void
}

/** None at all where it is not said. */
const quietOf = (data: string): number => StreamOpened.safeParse(parseJson(data)).data?.quietMs ?? 0

/** Server-sent events, opened anew whenever they end. */
export const createEventStream = (
  open: (url: string) => EventSource,
  { onNotice, onOpen, onFail }: StreamEvents,
): Stream => {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = firstRetryMs
  const stop = () => {
    clearTimeout(timer)
    source?.close()
  }
  const connect = () => {
    const current = open(eventsPath)
    source = current
    current.addEventListener(streamOpened, ({ data }: MessageEvent<string>) => {
      retryMs = firstRetryMs
      onOpen(quietOf(data))
    })
    current.onerror = () => {
      const isAnswered = current.readyState === closed
      // A refused or ended stream is not tried again by the browser itself.
      current.close()
      timer = setTimeout(connect, retryMs)
      retryMs = Math.min(lastRetryMs, retryMs * 2)
      onFail(isAnswered)
    }
    for (const name of Object.keys(noticeTable))
      current.addEventListener(name, ({ data }: MessageEvent<string>) => onNotice(name, data))
  }
  const start = () => {
    stop()
    retryMs = firstRetryMs
    connect()
  }
  return { start, stop }
}
