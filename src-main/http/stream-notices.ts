import { PassThrough } from 'node:stream'
import type { Engine } from '#main/engine/engine.ts'
import { type StreamOpened, streamOpened } from '#schema/events.ts'

/** Open streams of one server. */
export interface NoticeStreams {
  /** Notices from now on as server-sent events, until the reader leaves. */
  readonly open: () => PassThrough
  /** Ends all of them. */
  readonly close: () => void
}

const heartbeatMs = 15_000
/** A reader this far behind has stopped reading; it may connect anew. */
const maxBehindBytes = 1024 * 1024

const eventText = (name: string, payload: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`

/** Streams of one engine's notices, all closed together. */
export const createNoticeStreams = (
  engine: Pick<Engine, 'subscribe'>,
  everyMs: number = heartbeatMs,
): NoticeStreams => {
  const open = new Set<PassThrough>()
  let newestAt = performance.now()
  const leave = engine.subscribe(() => {
    newestAt = performance.now()
  })
  const opened = (): StreamOpened => ({ quietMs: performance.now() - newestAt })
  const start = (): PassThrough => {
    const stream = new PassThrough()
    const send = (text: string) => {
      if (stream.writableLength + stream.readableLength > maxBehindBytes) stream.destroy()
      else if (stream.writable) stream.write(text)
    }
    // The first bytes take the headers along, so that the reader knows at once that it is heard.
    send(eventText(streamOpened, opened()))
    const unsubscribe = engine.subscribe((name, payload) => send(eventText(name, payload)))
    const heartbeat = setInterval(() => send(': still here\n\n'), everyMs)
    stream.once('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
      open.delete(stream)
    })
    open.add(stream)
    return stream
  }
  return {
    open: start,
    close: () => {
      leave()
      for (const stream of open) stream.end()
    },
  }
}
