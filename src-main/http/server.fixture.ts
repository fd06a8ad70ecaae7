import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { request as openRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { operations } from '#schema/operations.ts'
import type { OperationTable } from './bind-operations.ts'
import { type Answer, createFixtureEngine, type FixtureEngine } from './engine.fixture.ts'
import { type HttpServer, serveHttp } from './serve-http.ts'

/** A server that listens, and how to ask it. */
export interface TestServer extends HttpServer {
  readonly engine: FixtureEngine
  readonly port: number
  readonly rendererDir: string
}

/** An answer with its text read. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** What the page of the test says. */
export const pageText = '<!doctype html><title>page</title>'

/** A built page as the bundler leaves it, with a file beside it that must stay where it is. */
const makePage = async (): Promise<string> => {
  const root = await mkdtemp(path.join(tmpdir(), 'rearview-http-'))
  const rendererDir = path.join(root, 'renderer')
  await mkdir(path.join(rendererDir, 'assets'), { recursive: true })
  await writeFile(path.join(rendererDir, 'index.html'), pageText)
  await writeFile(path.join(rendererDir, 'assets/index-Ab3_dEf9.js'), 'export {}')
  await writeFile(path.join(root, 'secret.txt'), 'canary')
  return rendererDir
}

/** What a test wants of its server. */
export interface TestServerOptions {
  readonly table?: OperationTable
  readonly answers?: Readonly<Record<string, Answer>>
  readonly now?: () => number
}

const openServers = new Set<HttpServer>()

/** Closes what {@link openServer} opened; every test file calls it after each test. */
export const closeServers = async (): Promise<void> => {
  for (const server of openServers) await server.close()
  openServers.clear()
}

/** A real server on a free port. */
export const openServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const { table = operations, answers, now = Date.now } = options
  const engine = createFixtureEngine(table, answers)
  const rendererDir = await makePage()
  const server = await serveHttp({
    engine,
    host: '127.0.0.1',
    port: 0,
    rendererDir,
    table,
    now,
  })
  openServers.add(server)
  return { ...server, engine, rendererDir, port: Number(new URL(server.origin).port) }
}

/** Sends one request. */
export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** One request with exactly the given headers; Host is the server's own unless named. */
export const ask = (port: number, target: string, options: Ask = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const sent = openRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path: target,
        headers: {
          Host: `127.0.0.1:${port}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })

/** What comes back for bytes no client library would send. */
export const askRaw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (part) => {
      answer += part.toString()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })

/** The header of a key. */
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

/** The cookie a browser would send after opening the printed link. */
export const logIn = async (server: TestServer): Promise<string> => {
  const code = new URL(server.createLink()).hash.slice('#code='.length)
  const reply = await ask(server.port, '/api/app/login', { method: 'POST', body: { code } })
  const [cookie = ''] = reply.headers['set-cookie'] ?? []
  return cookie.split(';', 1)[0] ?? ''
}
