import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from '#e2e/run-built.ts'
import { type OperationName, operationOf } from '#schema/operations.ts'

/** An operation and what is asked of it. */
export interface Question {
  readonly name: OperationName
  readonly input: object
  /** What makes it another kind of work than its operation at other times. */
  readonly of?: string
}

/** An answer as it came over the wire. */
export interface Answered {
  /** From the request to the last byte. */
  readonly ms: number
  /** Time of processors that the server took meanwhile, which a busy machine hardly changes. */
  readonly cpuMs: number
  readonly bytes: number
  readonly text: string
}

/** Asks a running server; throws what it says where it refuses. */
export type Ask = (question: Question) => Promise<Answered>

const inQuery: readonly string[] = ['GET', 'DELETE']

const queryOf = (fields: ReadonlyMap<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of fields)
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  return query.size > 0 ? `?${query}` : ''
}

const requestOf = ({ name, input }: Question) => {
  const { http } = operationOf(name)
  if (!http) throw new Error(`${name} is not served over HTTP`)
  const fields = new Map<string, unknown>(
    Object.entries(input).filter(([, value]) => value !== undefined),
  )
  const path = http.path.replace(/:([a-zA-Z_]+)/g, (_, field: string) => {
    const value = fields.get(field)
    fields.delete(field)
    return encodeURIComponent(String(value))
  })
  const { method } = http
  return inQuery.includes(method)
    ? { path: path + queryOf(fields), init: { method } }
    : { path, init: { method, body: JSON.stringify(Object.fromEntries(fields)) } }
}

/** Ms of processors that all threads of a process took; `NaN` where the system does not tell. */
const cpuOf = (pid: number): number => {
  const tasks = `/proc/${pid}/task`
  try {
    return readdirSync(tasks).reduce(
      (sum, task) =>
        sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
      0,
    )
  } catch {
    return Number.NaN
  }
}

/** Asks a server over HTTP, as the page in a browser does. */
export const askOf =
  (server: Pick<Server, 'url' | 'token' | 'pid'>): Ask =>
  async (question) => {
    const { path, init } = requestOf(question)
    const headers = {
      authorization: `Bearer ${server.token}`,
      ...('body' in init ? { 'content-type': 'application/json' } : {}),
    }
    const cpuBefore = cpuOf(server.pid)
    const startedAt = performance.now()
    const response = await fetch(new URL(path, server.url), { ...init, headers })
    const bytes = await response.arrayBuffer()
    const ms = performance.now() - startedAt
    const cpuMs = cpuOf(server.pid) - cpuBefore
    const text = new TextDecoder().decode(bytes)
    if (!response.ok) throw new Error(`${question.name}: ${response.status} ${text.slice(0, 200)}`)
    return { ms, cpuMs, bytes: bytes.byteLength, text }
  }
