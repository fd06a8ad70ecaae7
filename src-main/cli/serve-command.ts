import { jsonText } from '#main/lib/escape-json.ts'
import { openBrowser } from './open-browser.ts'
import { say, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { withEngine } from './with-engine.ts'

/** Options of `serve`. */
export interface ServeOptions {
  readonly port: number
  readonly host: string
  readonly token?: string
  readonly watch: boolean
  readonly ingest: boolean
  readonly open?: boolean
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Until a person or the system asks to stop; asked twice, the process ends at once. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })

const isLoopback = (host: string): boolean =>
  /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)$/i.test(host)

/** `serve`: the page and the operations on a port of this machine, until it is stopped. */
export const runServe = (settings: Settings, options: ServeOptions): Promise<void> => {
  const { watch, ingest, host, port, token } = options
  const stopped = untilStopped()
  return withEngine(settings, { watch, ingest }, async (engine) => {
    const { serveHttp } = await import('#main/http/serve-http.ts')
    const { rendererDir } = settings
    const server = await serveHttp({ engine, host, port, token, rendererDir })
    try {
      if (!isLoopback(host)) await say(`Others on the network can reach ${host}, unencrypted.`)
      await writeResult(
        settings.json
          ? jsonText({ url: server.url, token: server.token })
          : `Rearview is at ${server.url}\nThe link works once; press Ctrl+C to stop.`,
      )
      if (options.open) openBrowser(server.url)
      await stopped
    } finally {
      await server.close()
    }
  })
}
