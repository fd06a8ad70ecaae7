import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { serveHttp } from '#main/http/serve-http.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'

/** What came over the wire: a status, and a body of which a test says what it should be. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  readonly body: any
}

/**
 * A real engine and a real server on loopback over a config folder that `fill` writes, and a data
 * folder in which it may put something as well. Nothing of the home is read until `ingest` is called;
 * `close` ends both and removes the folders.
 */
export const serveHome = async (fill: (home: string, dataDir: string) => void) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  const home = path.join(folder, 'home')
  const dataDir = path.join(folder, 'data')
  fill(home, dataDir)
  const options = { dataDir, claudeDirs: [home], watch: false }
  const engine = await startEngine({ ...options, ingest: false, version: '9.9.9' })
  const server = await serveHttp({ engine, host: '127.0.0.1', port: 0, rendererDir: home })

  /** Sends one request with the owner's key, with another one, or with none where it is empty. */
  const request = (method: string, where: string, body?: unknown, token = server.token) =>
    fetch(`${server.origin}${where}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  /** {@link request} with its answer read as JSON; null for an empty one. */
  const send = async (...sent: Parameters<typeof request>): Promise<Answer> => {
    const response = await request(...sent)
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  /** GET, or POST where there is a body. */
  const ask = (where: string, body?: unknown) =>
    send(body === undefined ? 'GET' : 'POST', where, body)

  /** Body of a GET that succeeds. */
  const get = async (where: string) => {
    const { status, body } = await ask(where)
    if (status !== 200) throw new Error(`${where}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** Asks the engine as the window does; throws the sentence of a failure. */
  const call = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const outcome = await engine.call(name, input, localCaller('window'))
    if (!outcome.ok) throw new Error(outcome.error.message)
    return outcome.value
  }

  const ingest = () => call('ingest.run', {})
  const select = (dir_name: string) => ask('/api/project-by-dir', { dir_name })
  const close = async () => {
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { home, dataDir, engine, request, send, ask, get, call, ingest, select, close }
}

/** A home that is served. */
export type ServedHome = Awaited<ReturnType<typeof serveHome>>
