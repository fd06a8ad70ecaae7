import { expect, test } from 'vitest'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

const hitKeys = [
  ...['content', 'id', 'model', 'project', 'role', 'session_id', 'snippet', 'timestamp'],
  ...['tokens_input', 'tokens_output'],
]

/** The documented search over the home of the known project, from its document. */
export const searchCases = (served: () => ServedHome): void => {
  const find = (query: string) => served().get(`/api/search?${query}`)
  const ids = async (query: string): Promise<string[]> =>
    (await find(query)).results.map(({ content }: { content: string }) => content)

  test('POST /api/search/reindex makes the full text and says what it holds', async () => {
    const { status, body } = await served().ask('/api/search/reindex', {})
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual([
      ...['elapsed_ms', 'projects_indexed', 'total_messages_indexed'],
    ])
    expect(body.projects_indexed).toBeGreaterThanOrEqual(2)
    expect(body.total_messages_indexed).toBeGreaterThan(150)
    expect(await served().ask('/api/search/reindex', {})).toMatchObject({
      body: { total_messages_indexed: body.total_messages_indexed },
    })
  })

  test('GET /api/search/stats says the same by project, with the models there are', async () => {
    const body = await served().get('/api/search/stats')
    expect(Object.keys(body).sort()).toEqual([
      ...['indexed_projects', 'models', 'total_messages', 'total_projects'],
    ])
    expect(body.models).toContain('claude-haiku-4-5')
    expect(body.indexed_projects).toHaveLength(body.total_projects)
    for (const { project, indexed_at, message_count } of body.indexed_projects) {
      expect(typeof project).toBe('string')
      expect(new Date(indexed_at).toISOString()).toBe(indexed_at)
      expect(message_count).toBeGreaterThan(0)
    }
  })

  test('GET /api/search answers a page of hits with all documented fields', async () => {
    const body = await find(`q=ask&project=${known.slug}`)
    expect(Object.keys(body).sort()).toEqual([
      ...['page', 'per_page', 'query', 'results', 'total', 'total_pages'],
    ])
    expect(body).toMatchObject({ page: 1, per_page: 20, query: 'ask', total_pages: 1 })
    expect(body.total).toBe(body.results.length)
    for (const hit of body.results) expect(Object.keys(hit).sort()).toEqual(hitKeys)
    expect(body.results.map(({ session_id }: { session_id: string }) => session_id)).toContain('s1')
    const first = body.results.find(({ content }: { content: string }) => content === 'first ask')
    expect(first).toMatchObject({
      project: known.slug,
      role: 'user',
      timestamp: '2026-10-18T10:00:00.000Z',
      model: null,
      snippet: 'first <mark>ask</mark>',
    })
  })

  test('GET /api/search pages, at most 100 a page, and counts all of them', async () => {
    const whole = await find('q=lorem&per_page=1000')
    expect(whole).toMatchObject({ total: 150, per_page: 100, total_pages: 2 })
    const rest = await find('q=lorem&per_page=100&page=2')
    expect(rest.results).toHaveLength(50)
    const all = new Set([...whole.results, ...rest.results].map(({ id }: { id: number }) => id))
    expect(all.size).toBe(150)
    expect(await find('q=lorem&page=0&per_page=0')).toMatchObject({ page: 1, per_page: 1 })
  })

  test('GET /api/search honours every filter of its document', async () => {
    expect(await ids(`q=ask&role=user&project=${known.slug}`)).toContain('second ask')
    expect(await ids(`q=ask&role=assistant&project=${known.slug}`)).toEqual([])
    expect(await ids('q=ask&role=nobody')).toEqual([])
    expect(await ids(`q=ask&date_from=2026-10-20&project=${known.slug}`)).toEqual(['second ask'])
    expect(await ids(`q=ask&date_to=2026-10-19&project=${known.slug}`)).not.toContain('second ask')
    expect(await ids('q=ask&project=none')).toEqual([])
    const ofModel = await find('q=done&model=claude-haiku-4-5')
    expect(ofModel.results).toMatchObject([
      { role: 'assistant', model: 'claude-haiku-4-5', tokens_input: 1000, tokens_output: 1000 },
    ])
  })

  test('GET /api/search takes any text for a query, and no text for nothing', async () => {
    expect(await find('')).toMatchObject({ results: [], total: 0, query: '' })
    for (const q of ['"', '(', 'AND', 'a*', 'NEAR(', '-ask', '\0', 'prompt:ask']) {
      expect(await served().ask(`/api/search?q=${encodeURIComponent(q)}`)).toMatchObject({
        status: 200,
      })
    }
  })

  test('GET /api/search refuses a page that is no number, and names it', async () => {
    const { status, body } = await served().ask('/api/search?q=ask&page=two')
    expect(status).toBe(422)
    expect(JSON.stringify(body)).toContain('page')
  })
}
