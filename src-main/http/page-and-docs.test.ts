import { afterEach, describe, expect, it } from 'vitest'
import { pageContentSecurity } from '#main/lib/content-security.ts'
import { operations } from '#schema/operations.ts'
import type { OperationTable } from './bind-operations.ts'
import { ask, askRaw, bearer, closeServers, openServer, pageText } from './server.fixture.ts'

afterEach(closeServers)

const table: OperationTable = operations

describe('page', () => {
  it('serves the page for its views and keeps hashed files for ever', async () => {
    const { port } = await openServer()
    for (const target of ['/', '/index.html', '/sessions/abc.def?period=all', '/costs']) {
      const reply = await ask(port, target, { headers: { Accept: 'text/html,*/*' } })
      expect([reply.status, reply.text], target).toEqual([200, pageText])
      expect(reply.headers['content-security-policy']).toBe(pageContentSecurity)
      expect(reply.headers['cache-control']).toBe('no-store')
      expect(reply.headers['content-type']).toMatch(/^text\/html/)
    }
    const asset = await ask(port, '/assets/index-Ab3_dEf9.js')
    expect(asset.headers['cache-control']).toMatch(/immutable/)
    expect(asset.headers['content-type']).toMatch(/javascript/)
    expect(asset.headers['x-content-type-options']).toBe('nosniff')
  })

  it('never answers an unknown API path, file or method with the page', async () => {
    const { port } = await openServer()
    const headers = { Accept: 'text/html' }
    for (const target of ['/api', '/api/', '/api/none', '/api/app/none', '/assets/none.js']) {
      const reply = await ask(port, target, { headers })
      expect(reply.status, target).toBe(404)
      expect(JSON.parse(reply.text)).toMatchObject({ code: 'not_found' })
    }
    expect((await ask(port, '/costs')).status).toBe(404)
    expect((await ask(port, '/costs', { method: 'POST', headers })).status).toBe(404)
  })

  it('gives out nothing but the listed files, however a path is spelled', async () => {
    const { port } = await openServer()
    const spellings = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/%252e%252e/secret.txt',
      '//secret.txt',
      '/.%2e/secret.txt',
      '/assets/..;/secret.txt',
      '/%00/../secret.txt',
      '/index.html%00.js',
      '/etc/passwd',
      '/C:/secret.txt',
      '/%c0%ae%c0%ae/secret.txt',
    ]
    for (const target of spellings) {
      const raw = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`
      const reply = await askRaw(port, raw)
      expect(reply, target).toMatch(/^HTTP\/1\.1 (400|404) /)
      expect(reply).not.toContain('canary')
      const asPage = raw.replace('Connection', 'Accept: text/html\r\nConnection')
      expect(await askRaw(port, asPage), target).not.toContain('canary')
    }
  })
})

describe('documentation', () => {
  it('describes every served operation as OpenAPI 3.1', async () => {
    const { port, token } = await openServer()
    const reply = await ask(port, '/openapi.json', { headers: bearer(token) })
    const document = JSON.parse(reply.text)
    expect(document.openapi).toBe('3.1.0')
    for (const [name, { http, access }] of Object.entries(table)) {
      if (!http) continue
      const path = http.path.replace(/:(\w+)/g, '{$1}')
      const described = document.paths[path]?.[http.method.toLowerCase()]
      expect(described?.operationId, name).toBe(name)
      expect(described.security.length === 0, name).toBe(access === 'public')
    }
    expect(document.paths['/api/app/sessions/{id}'].get.parameters).toEqual([
      expect.objectContaining({ name: 'id', in: 'path', required: true }),
    ])
    expect(document.paths['/api/app/sources'].post.requestBody.required).toBe(true)
  })

  it('shows them to a person with a key, without script or inline style', async () => {
    const { port, token } = await openServer()
    expect((await ask(port, '/docs')).status).toBe(401)
    expect((await ask(port, '/openapi.json')).status).toBe(401)
    const { text, headers } = await ask(port, '/docs', { headers: bearer(token) })
    expect(headers['content-security-policy']).toBe(pageContentSecurity)
    expect(text).not.toMatch(/<script|<style|style=/)
    for (const { http } of Object.values(table)) if (http) expect(text).toContain(http.path)
    const style = await ask(port, '/docs.css', { headers: bearer(token) })
    expect(style.headers['content-type']).toMatch(/^text\/css/)
  })
})
