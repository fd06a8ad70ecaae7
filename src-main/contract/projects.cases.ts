import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** What is said of projects, before and after one is selected. */
export const projectCases = (served: () => ServedHome): void => {
  const get = (where: string) => served().get(where)
  const keysOf = (value: object) => Object.keys(value).sort()
  const usd = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  /** Endpoints that are about the project that is selected. */
  const scoped = ['stats', 'dashboard-data', 'messages', 'messages/summary', 'jsonl-files']

  describe('before a project is selected', () => {
    test('every source is refreshed, and a body is needed', async () => {
      const { body } = await served().ask('/api/refresh', {})
      expect(body).toMatchObject({
        status: 'success',
        files_changed: true,
        projects_refreshed: body.total_projects,
      })
      expect(body.message).toMatch(/^Ingested \d+ new records$/)
    })

    test('the project is none, and what is about it is refused with 400', async () => {
      expect(await served().ask('/api/project')).toEqual({
        status: 200,
        body: { status: 'no_project', message: 'No project selected' },
      })
      for (const name of [...scoped, 'jsonl-content?file=s1.jsonl']) {
        expect(await served().ask(`/api/${name}`), name).toMatchObject({
          status: 400,
          body: { error: 'No project selected', code: 'no_project' },
        })
      }
    })
  })

  describe('POST /api/project and /api/project-by-dir', () => {
    const log_path = () => path.join(served().home, 'projects', known.slug)

    test('the project is selected by its path', async () => {
      expect(await served().ask('/api/project', { project_path: known.path })).toMatchObject({
        status: 200,
        body: {
          status: 'success',
          project_path: known.path,
          log_path: log_path(),
          message: 'Project set successfully. You can now view the dashboard.',
        },
      })
    })

    test.each([
      [{}, 400],
      [{ project_path: '' }, 400],
      [{ project_path: '/nowhere/else' }, 400],
      [{ project_path: '/' }, 404],
    ])('%j is refused with %i and a sentence that names the parameter', async (body, code) => {
      const answer = await served().ask('/api/project', body)
      expect(answer.status).toBe(code)
      expect(answer.body.error).toContain('project_path')
    })

    test.each([
      [{}, 400],
      [{ dir_name: '../x' }, 400],
      [{ dir_name: '..' }, 400],
      [{ dir_name: 'a\\b' }, 400],
      [{ dir_name: 'none' }, 404],
    ])('%j is refused with %i and a sentence that names the parameter', async (body, code) => {
      const answer = await served().ask('/api/project-by-dir', body)
      expect(answer.status).toBe(code)
      expect(answer.body.error).toContain('dir_name')
    })

    test('the project is selected by its folder and told as documented', async () => {
      const told = {
        project_path: 'nowhere/fixture',
        log_path: log_path(),
        log_dir_name: known.slug,
      }
      expect((await served().select(known.slug)).body).toEqual({
        status: 'success',
        ...told,
        message: `Now analyzing logs from: ${known.slug}`,
      })
      expect(await get('/api/project')).toEqual({ status: 'active', ...told })
    })

    test('a project that was not read yet is selected, is not in the store, and can be refreshed', async () => {
      writeTranscripts(served().home, { 'new/n.jsonl': [user('x'), assistant('n1')] })
      expect((await served().select('new')).status).toBe(200)
      for (const name of scoped.filter((one) => one !== 'jsonl-files')) {
        const answer = await served().ask(`/api/${name}`)
        expect([name, answer.status, answer.body.code]).toEqual([name, 404, 'not_found'])
        expect(answer.body.error).toContain('/api/refresh')
      }
      expect(await get('/api/jsonl-files')).toEqual([])
      expect((await served().ask('/api/refresh', {})).body).toEqual({
        status: 'success',
        message: 'Files changed - data refreshed successfully',
        files_changed: true,
        message_count: 2,
        refresh_time_ms: expect.any(Number),
      })
      expect((await served().ask('/api/refresh', {})).body).toMatchObject({
        files_changed: false,
        message_count: 0,
      })
      expect(await get('/api/messages/summary')).toMatchObject({ total: 2 })
      await served().select(known.slug)
    })
  })

  describe('GET /api/projects', () => {
    test('has the documented shape, and one card for two agents', async () => {
      const body = await get('/api/projects')
      expect(keysOf(body)).toEqual([
        ...['cache_status', 'currency', 'has_more', 'projects', 'total_count'],
      ])
      expect(body).toMatchObject({
        has_more: false,
        total_count: body.projects.length,
        currency: usd,
      })
      expect(body.cache_status).toEqual({ cached_count: 0, total_projects: body.total_count })
      const own = body.projects.find((one: { dir_name: string }) => one.dir_name === known.slug)
      expect(own).toEqual({
        dir_name: known.slug,
        log_path: path.join(served().home, 'projects', known.slug),
        file_count: 2,
        total_size_mb: expect.any(Number),
        last_modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
        first_seen: Date.UTC(2026, 7, 3, 9) / 1000,
        display_name: known.slug,
        in_cache: false,
        url_slug: known.slug,
        provider: 'claude',
        providers: ['claude', 'codex'],
        stats: null,
      })
    })

    test.each([
      ['last_modified', 'last_modified', -1],
      ['first_seen', 'first_seen', -1],
      ['size', 'total_size_mb', -1],
      ['name', 'display_name', 1],
      ['colour', 'last_modified', -1],
    ])('is sorted by %s', async (word, key, direction) => {
      const { projects } = await get(`/api/projects?sort_by=${word}`)
      const values = projects.map((one: Record<string, string | number>) => one[key])
      const inOrder = [...values].sort((a, b) => (a < b ? -direction : a > b ? direction : 0))
      expect(values).toEqual(inOrder)
    })

    test('comes in pages', async () => {
      const all = (await get('/api/projects?sort_by=name')).projects
      const body = await get('/api/projects?sort_by=name&limit=1&offset=1')
      expect(body.projects).toEqual([all[1]])
      expect(body).toMatchObject({ has_more: all.length > 2, total_count: all.length })
      expect((await get(`/api/projects?offset=${all.length}`)).projects).toEqual([])
      expect((await get('/api/projects?offset=-3&sort_by=name')).projects).toEqual(all)
    })

    test('can be of some agents, in either name and case', async () => {
      const names = async (query: string) =>
        (await get(`/api/projects?${query}`)).projects.map(
          (one: { dir_name: string }) => one.dir_name,
        )
      expect(await names('provider=CODEX')).toEqual([known.slug])
      expect(await names('provider=cursor')).toEqual([])
      const both = await names('provider=claude&provider=codex')
      expect(both).toHaveLength((await get('/api/projects')).total_count)
      expect(await names('provider=claude')).toEqual(await names('provider=claude-code'))
      expect((await get('/api/projects?provider=')).total_count).toBe(both.length)
    })

    test('tells figures where they are asked for, which add up to the report', async () => {
      const { projects } = await get('/api/projects?include_stats=yes')
      const sum = (key: string) =>
        projects.reduce(
          (total: number, one: { stats: Record<string, number> }) => total + (one.stats[key] ?? 0),
          0,
        )
      const { totals } = await served().call('usage.report', { by: 'day' })
      expect(sum('total_input_tokens')).toBe(totals.inputTokens)
      expect(sum('total_output_tokens')).toBe(totals.outputTokens)
      expect(sum('total_cache_read')).toBe(totals.cacheReadTokens)
      expect(sum('total_cost')).toBeCloseTo(totals.costUsd ?? 0, 6)
    })

    test.each(['limit=some', 'offset=1.5', 'include_stats=perhaps'])(
      '%s is refused with 422 and a sentence that names it',
      async (query) => {
        const answer = await served().ask(`/api/projects?${query}`)
        expect(answer.status).toBe(422)
        expect(answer.body.detail[0].loc).toEqual([query.split('=')[0]])
      },
    )
  })

  test('GET /api/recent-projects tells at most 20, newest first, once for each agent', async () => {
    const { projects } = await get('/api/recent-projects')
    expect(projects.length).toBeLessThanOrEqual(20)
    const times = projects.map((one: { last_modified: number }) => one.last_modified)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(keysOf(projects[0])).toEqual(['dir_name', 'file_count', 'last_modified', 'log_path'])
    expect(projects.every((one: { file_count: number }) => one.file_count === 0)).toBe(true)
    const own = projects.filter((one: { dir_name: string }) => one.dir_name === known.slug)
    expect(own).toHaveLength(2)
  })

  test('GET /api/providers counts projects and sessions, most projects first', async () => {
    const { providers } = await get('/api/providers')
    expect(providers.at(-1)).toEqual({ provider: 'codex', project_count: 1, session_count: 1 })
    expect(providers[0]).toMatchObject({ provider: 'claude' })
    const { projects } = await get('/api/projects?provider=claude')
    expect(providers[0].project_count).toBe(projects.length)
  })
}
