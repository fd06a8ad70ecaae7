import { afterEach, describe, expect, it } from 'vitest'
import { operations } from '#schema/operations.ts'
import type { OperationTable } from './bind-operations.ts'
import { ask, askRaw, bearer, closeServers, logIn, openServer } from './server.fixture.ts'

afterEach(closeServers)

const table: OperationTable = operations

const routes = Object.entries(table).flatMap(([name, { http, access, kind }]) =>
  http ? [{ name, access, kind, method: http.method, path: http.path.replace(/:\w+/g, 'x') }] : [],
)

describe('hosts', () => {
  it('answers only to its exact names with its own port', async () => {
    const { port } = await openServer()
    const allowed = [`127.0.0.1:${port}`, `localhost:${port}`, `LocalHost:${port}`, `[::1]:${port}`]
    const refused = [
      'evil.example',
      `evil.example:${port}`,
      `localhost.evil:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `[::1]x:${port}`,
      `::1:${port}`,
      `localhost.:${port}`,
      `127.0.0.1:${port}.`,
      `127.0.0.1:${port - 1}`,
      `127.0.0.1:0${port}`,
      '127.0.0.1',
      'localhost',
      `user@localhost:${port}`,
      `127.1:${port}`,
      `0.0.0.0:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
    ]
    for (const host of allowed) {
      expect((await ask(port, '/health', { headers: { Host: host } })).status, host).toBe(200)
    }
    for (const host of refused) {
      const reply = await ask(port, '/health', { headers: { Host: host } })
      expect(reply.status, host).toBe(421)
      expect(JSON.parse(reply.text)).toMatchObject({ code: 'wrong_host' })
    }
  })

  it('refuses no Host, two Hosts and an address in the request line', async () => {
    const { port } = await openServer()
    const own = `Host: 127.0.0.1:${port}\r\n`
    const end = 'Connection: close\r\n\r\n'
    const requests = [
      `GET /health HTTP/1.1\r\n${end}`,
      `GET /health HTTP/1.1\r\nHost:\r\n${end}`,
      `GET /health HTTP/1.0\r\n${end}`,
      `GET /health HTTP/1.1\r\n${own}${own}${end}`,
      `GET /health HTTP/1.1\r\n${own}Host: evil.example\r\n${end}`,
      `GET http://evil.example/health HTTP/1.1\r\n${own}${end}`,
      `GET http://127.0.0.1:${port}/health HTTP/1.1\r\n${own}${end}`,
      `OPTIONS * HTTP/1.1\r\n${own}${end}`,
    ]
    for (const request of requests) {
      expect(await askRaw(port, request), request).toMatch(/^HTTP\/1\.1 421 /)
    }
  })

  it('refuses a foreign Host before the key, the page and a path it cannot read', async () => {
    const { port, token } = await openServer()
    const headers = { Host: 'evil.example', Accept: 'text/html', ...bearer(token) }
    for (const target of ['/', '/api/app/status', '/api/none', '/%zz', '/docs']) {
      expect((await ask(port, target, { headers })).status, target).toBe(421)
    }
  })
})

describe('origins', () => {
  it('refuses pages of other origins and sites, whatever key they carry', async () => {
    const server = await openServer()
    const { port, token } = server
    const cookie = await logIn(server)
    const foreign: Record<string, string>[] = [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `http://localhost:${port}` },
      { Origin: `https://127.0.0.1:${port}` },
      { Origin: `http://127.0.0.1:${port}.evil.example` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const headers of foreign) {
      for (const key of [bearer(token), { Cookie: cookie }]) {
        const reply = await ask(port, '/api/app/status', { headers: { ...headers, ...key } })
        expect(reply.status, JSON.stringify(headers)).toBe(403)
        expect(reply.headers['access-control-allow-origin']).toBeUndefined()
      }
    }
  })

  it('lets in its own origin, and requests that no page sent', async () => {
    const { port, token, origin } = await openServer()
    for (const headers of [
      {},
      { Origin: origin },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': 'same-origin' },
    ]) {
      const reply = await ask(port, '/api/app/status', {
        headers: { ...headers, ...bearer(token) },
      })
      expect(reply.status).toBe(200)
    }
  })

  it('gives no leave to a preflight', async () => {
    const { port } = await openServer()
    const reply = await ask(port, '/api/app/sources', {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(reply.status).toBe(403)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-'))).toEqual([])
  })
})

describe('keys', () => {
  it('asks for a key on every route of the table that is not public', async () => {
    const { port, token, engine } = await openServer()
    const own = engine.listeners.size
    const keyed = routes.filter(({ access }) => access !== 'public')
    expect(keyed.length).toBeGreaterThan(8)
    for (const { method, path, name } of keyed) {
      const attempts = [
        ask(port, path, { method }),
        ask(port, `${path}?token=${token}&access_token=${token}&key=${token}`, { method }),
        ask(port, path, { method, headers: { Authorization: token } }),
        ask(port, path, { method, headers: { Authorization: `Basic ${token}` } }),
        ask(port, path, { method, headers: bearer(`${token}x`) }),
        ask(port, path, { method, headers: { Cookie: `rearview_${port}=${token}` } }),
      ]
      for (const reply of await Promise.all(attempts)) {
        // Wrong keys are counted: after ten a minute they are told to wait.
        expect([401, 429], name).toContain(reply.status)
        expect(reply.text).not.toContain(token)
      }
    }
    expect(engine.listeners.size).toBe(own)
  })

  it('answers public routes without a key and with a wrong one', async () => {
    const { port } = await openServer()
    for (const { path } of routes.filter(({ access }) => access === 'public')) {
      expect((await ask(port, path)).status).toBe(200)
      expect((await ask(port, path, { headers: bearer('wrong') })).status).toBe(200)
    }
  })

  it('slows guessing down and never locks out the right key', async () => {
    let time = 1_000_000
    const { port, token } = await openServer({ now: () => time })
    const guess = () => ask(port, '/api/app/status', { headers: bearer('wrong') })
    for (let count = 0; count < 10; count += 1) expect((await guess()).status).toBe(401)
    const slowed = await guess()
    expect(slowed.status).toBe(429)
    expect(slowed.headers['retry-after']).toBe('60')
    expect((await ask(port, '/api/app/status', { headers: bearer(token) })).status).toBe(200)
    time += 60_000
    expect((await guess()).status).toBe(401)
  })

  it('takes writes by cookie from its own page alone, and by token from anywhere', async () => {
    const server = await openServer()
    const { port, token, origin } = server
    const cookie = await logIn(server)
    const write = (headers: Record<string, string>) =>
      ask(port, '/api/app/sources', { method: 'POST', headers, body: { path: '/a' } })
    expect((await write({ Cookie: cookie })).status).toBe(403)
    expect((await write({ Cookie: cookie, Origin: 'null' })).status).toBe(403)
    expect((await write({ Cookie: cookie, Origin: origin })).status).toBe(200)
    expect((await write(bearer(token))).status).toBe(200)
    const read = await ask(port, '/api/app/status', { headers: { Cookie: cookie } })
    expect(read.status).toBe(200)
  })
})

describe('login', () => {
  it('trades a code once for a cookie no script can read', async () => {
    const { port, url } = await openServer()
    const code = new URL(url).hash.slice('#code='.length)
    expect(code).toMatch(/^[\w-]{43}$/)
    const logIn = () => ask(port, '/api/app/login', { method: 'POST', body: { code } })
    const first = await logIn()
    expect(first.status).toBe(204)
    const [cookie = ''] = first.headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(`^rearview_${port}=[\\w-]{43}; `))
    expect(cookie.toLowerCase().split('; ').slice(1).sort()).toEqual([
      'httponly',
      'path=/',
      'samesite=strict',
    ])
    const second = await logIn()
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  it('works with a stale cookie and lets whoever is in issue another code', async () => {
    const server = await openServer()
    const { port, origin } = server
    const stale = { Cookie: `rearview_${port}=stale`, Origin: origin }
    const cookie = await logIn(server)
    const issued = await ask(port, '/api/app/login-code', {
      method: 'POST',
      headers: { Cookie: cookie, Origin: origin },
    })
    const reply = await ask(port, '/api/app/login', {
      method: 'POST',
      headers: stale,
      body: JSON.parse(issued.text),
    })
    expect(reply.status).toBe(204)
    const refused = await ask(port, '/api/app/login-code', { method: 'POST' })
    expect(refused.status).toBe(401)
  })

  it('refuses what is no code with a sentence, and slows guessing', async () => {
    const { port, createLink } = await openServer()
    const send = (body: unknown) => ask(port, '/api/app/login', { method: 'POST', body })
    for (const body of [{}, { code: 1 }, { code: '' }, [], 'x{', '"x"']) {
      expect((await send(body)).status, JSON.stringify(body)).toBe(400)
    }
    for (let count = 0; count < 10; count += 1) {
      expect((await send({ code: 'wrong' })).status).toBe(401)
    }
    expect((await send({ code: 'wrong' })).status).toBe(429)
    const code = new URL(createLink()).hash.slice('#code='.length)
    expect((await send({ code })).status).toBe(204)
  })
})
