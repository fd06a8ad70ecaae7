import type { Server } from '#e2e/run-built.ts'
import { AppStatus } from '#schema/app.ts'
import { isCaughtUp } from '#schema/ingest.ts'

const get = (server: Server, path: string): Promise<Response> =>
  fetch(new URL(path, server.url), { headers: { authorization: `Bearer ${server.token}` } })

/** What the server says of itself. */
export const statusOf = async (server: Server): Promise<AppStatus> =>
  AppStatus.parse(await (await get(server, '/api/app/status')).json())

/** Waits until all that was found at the start is in the numbers. */
export const untilLive = async (server: Server): Promise<void> => {
  while ((await statusOf(server)).ingest.phase !== 'live') {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Waits until everything is in every part of the store, so that nothing goes on beside a measure. */
export const untilCaughtUp = async (server: Server): Promise<void> => {
  while (!isCaughtUp((await statusOf(server)).ingest)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Listens from now on; the answer waits for the next notice of a name. */
export const listen = async (server: Server, name: string): Promise<() => Promise<void>> => {
  const { body } = await get(server, '/api/app/events')
  if (!body) throw new Error('the server sends no notices')
  const parts = body.pipeThrough(new TextDecoderStream()).getReader()
  return async () => {
    for (let heard = ''; !heard.includes(`event: ${name}\n`); ) {
      const { value, done } = await parts.read()
      if (done) throw new Error('the server stopped sending notices')
      heard += value
    }
    await parts.cancel()
  }
}
