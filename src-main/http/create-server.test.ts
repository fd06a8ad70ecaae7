import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiContentSecurity } from '#main/lib/content-security.ts'
import { AppError } from '#schema/errors.ts'
import type { Operation } from '#schema/operation.ts'
import { operations } from '#schema/operations.ts'
import type { OperationTable } from './bind-operations.ts'
import { serveHttp } from './serve-http.ts'
import { ask, askRaw, bearer, closeServers, logIn, openServer } from './server.fixture.ts'

afterEach(closeServers)

const table: OperationTable = operations

const thing = (part: Partial<Operation>): Operation => ({
  summary: 'A thing of a test',
  kind: 'command',
  access: 'local',
  input: z.object({
    id: z.string(),
    size: z.coerce.number<number>().int().max(9).optional(),
    tags: z.array(z.string()).optional(),
  }),
  output: z.object({}),
  http: { method: 'POST', path: '/api/app/things/:id', repeated: ['tags'] },
  ...part,
})

const echo = (input: unknown) => input

describe('input', () => {
  it('merges query, body and path, and the path wins', async () => {
    const { port, token } = await openServer({
      table: { 'things.change': thing({}) },
      answers: { 'things.change': echo },
    })
    const reply = await ask(port, '/api/app/things/one?tags=a&size=3', {
      method: 'POST',
      headers: bearer(token),
      body: { id: 'two', size: 4 },
    })
    expect(JSON.parse(reply.text)).toEqual({ id: 'one', size: 4, tags: ['a'] })
  })

  it('reads an id of the longest allowed length, percent-encoded', async () => {
    const { port, token } = await openServer({
      table: { 'things.change': thing({}) },
      answers: { 'things.change': echo },
    })
    const id = '/'.repeat(255)
    const reply = await ask(port, `/api/app/things/${encodeURIComponent(id)}`, {
      method: 'POST',
      headers: bearer(token),
    })
    expect(JSON.parse(reply.text)).toEqual({ id })
  })

  it('refuses bodies that are no JSON object, each with a sentence', async () => {
    const { port, token } = await openServer()
    const send = (body: string, type = 'application/json') =>
      ask(port, '/api/app/sources', {
        method: 'POST',
        headers: { ...bearer(token), 'Content-Type': type },
        body,
      })
    for (const body of ['{', '[]', '"x"', '1', '{"__proto__":{"a":1},"path":"/a"}']) {
      const reply = await send(body)
      expect(reply.status, body).toBe(400)
      expect(JSON.parse(reply.text).error).toMatch(/\.$/)
    }
    expect((await send('{"path":"/a"}', 'text/plain')).status).toBe(400)
    expect((await send('path=/a', 'application/x-www-form-urlencoded')).status).toBe(400)
    expect((await send(JSON.stringify({ path: 'x'.repeat(1024 * 1024) }))).status).toBe(413)
  })
})

describe('answers', () => {
  it('gives failures the shape and status that the operation names', async () => {
    const http = { method: 'POST', path: '/api/app/things/:id' } as const
    const { port, token } = await openServer({
      table: {
        'things.flat': thing({ http }),
        'things.listed': thing({ http: { ...http, path: '/v1/listed/:id', invalidStatus: 422 } }),
        'things.nested': thing({ http: { ...http, path: '/v1/nested/:id', dialect: 'nested' } }),
      },
    })
    const send = async (path: string) => {
      const body = { size: 10 }
      const reply = await ask(port, path, { method: 'POST', headers: bearer(token), body })
      return { status: reply.status, body: JSON.parse(reply.text) }
    }
    const flat = await send('/api/app/things/a')
    expect(flat).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect(flat.body.detail).toMatch(/^size: /)
    const listed = await send('/v1/listed/a')
    expect(listed.status).toBe(422)
    expect(listed.body.detail).toEqual([
      { loc: ['size'], msg: expect.any(String), type: 'too_big' },
    ])
    const nested = await send('/v1/nested/a')
    expect(nested).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_input', details: [{ loc: ['size'] }] } },
    })
  })

  it('honours status, headers and the rate limit of an operation', async () => {
    const http = {
      method: 'POST',
      path: '/v1/made/:id',
      status: 201,
      headers: { 'X-Made': 'yes' },
      rateLimitPerMinute: 2,
    } as const
    const { port, token } = await openServer({
      table: {
        'things.made': thing({ http }),
        'things.gone': thing({ http: { method: 'DELETE', path: '/v1/gone/:id', status: 204 } }),
      },
    })
    const send = () => ask(port, '/v1/made/a', { method: 'POST', headers: bearer(token) })
    const made = await send()
    expect([made.status, made.headers['x-made']]).toEqual([201, 'yes'])
    expect((await send()).status).toBe(201)
    expect((await send()).status).toBe(429)
    const gone = await ask(port, '/v1/gone/a', { method: 'DELETE', headers: bearer(token) })
    expect([gone.status, gone.text]).toEqual([204, ''])
  })

  it('answers 304 without a body where the answer says that nothing is newer', async () => {
    const http = { method: 'GET', path: '/v1/seen/:id', notModifiedBy: 'same' } as const
    const { port, token } = await openServer({
      table: { 'things.seen': thing({ kind: 'query', http }) },
      answers: { 'things.seen': ({ id }) => ({ same: id === 'old' || undefined }) },
    })
    const send = (id: string) => ask(port, `/v1/seen/${id}`, { headers: bearer(token) })
    const old = await send('old')
    expect([old.status, old.text, old.headers['content-type']]).toEqual([304, '', undefined])
    const fresh = await send('new')
    expect([fresh.status, fresh.text]).toEqual([200, '{}'])
  })

  it('tells nothing of what went wrong inside', async () => {
    const { port, token } = await openServer({
      answers: {
        'app.status': () => {
          throw new Error('canary /home/person')
        },
        'projects.list': () => {
          throw new AppError('store_newer')
        },
      },
    })
    const inside = await ask(port, '/api/app/status', { headers: bearer(token) })
    expect(inside.status).toBe(500)
    expect(inside.text).not.toContain('canary')
    expect((await ask(port, '/api/app/projects', { headers: bearer(token) })).status).toBe(503)
  })

  it('sends a download as a file with its name', async () => {
    const { port, token } = await openServer({
      answers: {
        'export.usage': () => ({
          fileName: '../Verbrauch "Mai"\r\nß.csv',
          mediaType: 'text/csv',
          text: 'a,b\n',
        }),
      },
    })
    const reply = await ask(port, '/api/export?format=csv', { headers: bearer(token) })
    expect(reply.text).toBe('a,b\n')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toBe(
      'attachment; filename="Verbrauch _Mai____.csv"; ' +
        "filename*=UTF-8''Verbrauch%20_Mai___%C3%9F.csv",
    )
  })

  it('has the inert headers on every route and every failure', async () => {
    const file = { fileName: 'a.csv', mediaType: 'text/csv', text: '' }
    const { port, token } = await openServer({ answers: { 'export.usage': () => file } })
    const bound = Object.values(table).flatMap(({ http, kind }) =>
      http && kind !== 'stream' ? [http] : [],
    )
    const requests: [string, string, Record<string, string>][] = [
      ...bound.map(({ method, path }) => [method, path, bearer(token)] as never),
      ...bound.map(({ method, path }) => [method, path, {}] as never),
      ['GET', '/api/none', {}],
      ['GET', '/%zz', {}],
      ['GET', `/api/app/sessions/${'x'.repeat(2000)}`, bearer(token)],
      ['GET', '/health', { Host: 'evil.example' }],
      ['GET', '/openapi.json', bearer(token)],
      ['TRACE', '/health', {}],
    ]
    for (const [method, target, headers] of requests) {
      const reply = await ask(port, target, { method, headers })
      const place = `${method} ${target}`
      expect(reply.headers, place).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'content-security-policy': apiContentSecurity,
      })
      expect(reply.headers.server ?? reply.headers['x-powered-by'], place).toBeUndefined()
      if (reply.status >= 400)
        expect(JSON.parse(reply.text).code, place).toEqual(expect.any(String))
    }
  })

  it('answers what is no HTTP with a bare status', async () => {
    const { port } = await openServer()
    expect(await askRaw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    const long = `GET / HTTP/1.1\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`
    expect(await askRaw(port, long)).toMatch(/^HTTP\/1\.1 431 /)
  })
})

describe('notices', () => {
  const firstText = async (body: ReadableStream<Uint8Array>, until: string): Promise<string> => {
    let text = ''
    for await (const part of body) {
      text += Buffer.from(part).toString()
      if (text.includes(until)) break
    }
    return text
  }

  it('streams each notice under its name and lets go of readers that leave', async () => {
    const server = await openServer()
    const { origin, engine } = server
    const cookie = await logIn(server)
    const own = engine.listeners.size
    const stop = new AbortController()
    const reply = await fetch(`${origin}/api/app/events`, {
      headers: { Cookie: cookie },
      signal: stop.signal,
    })
    expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/)
    await expect.poll(() => engine.listeners.size).toBe(own + 1)
    engine.publish('store.changed', { revision: 7, sessionIds: ['a\nb'] })
    expect(reply.body).not.toBeNull()
    if (reply.body) {
      expect(await firstText(reply.body, 'revision')).toContain(
        'event: store.changed\ndata: {"revision":7,"sessionIds":["a\\nb"]}\n\n',
      )
    }
    stop.abort()
    await expect.poll(() => engine.listeners.size).toBe(own)
  })

  it('ends open streams when the server closes', async () => {
    const { origin, token, engine, close } = await openServer()
    const reply = await fetch(`${origin}/api/app/events`, { headers: bearer(token) })
    const closing = close()
    expect(await reply.text()).toContain('event: stream.opened')
    await closing
    expect(engine.listeners.size).toBe(0)
  })

  it('begins a stream with how long there was no notice', async () => {
    const { origin, token, engine } = await openServer()
    const quietMs = async (): Promise<number> => {
      const stop = new AbortController()
      const events = `${origin}/api/app/events`
      const { body } = await fetch(events, { headers: bearer(token), signal: stop.signal })
      const text = body ? await firstText(body, '\n\n') : ''
      stop.abort()
      return Number(/^event: stream\.opened\ndata: \{"quietMs":([\d.]+)\}\n\n/.exec(text)?.[1])
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = await quietMs()
    expect(before).toBeGreaterThan(290)
    engine.publish('store.changed', { revision: 7, sessionIds: [] })
    const after = await quietMs()
    expect(after).toBeGreaterThanOrEqual(0)
    expect(after).toBeLessThan(before)
  })
})

describe('listening', () => {
  it('says in one sentence that a port is in use and leaves its owner alone', async () => {
    const { engine, port, rendererDir } = await openServer()
    const second = serveHttp({ engine, host: '127.0.0.1', port, rendererDir })
    await expect(second).rejects.toThrow(`Port ${port} is already in use; choose another one.`)
    expect((await ask(port, '/health')).status).toBe(200)
  })

  it('says in one sentence that an address is not of this machine', async () => {
    const { engine, rendererDir } = await openServer()
    const serving = serveHttp({ engine, host: '192.0.2.1', port: 0, rendererDir })
    await expect(serving).rejects.toThrow('192.0.2.1 is not an address of this machine.')
  })

  it('works without a built page', async () => {
    const { engine } = await openServer()
    const server = await serveHttp({ engine, host: 'localhost', port: 0, rendererDir: '/none' })
    const port = Number(new URL(server.origin).port)
    const reply = await ask(port, '/', { headers: { Accept: 'text/html' } })
    expect(reply.status).toBe(404)
    await server.close()
  })
})
