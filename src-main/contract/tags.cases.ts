import { beforeAll, expect, test } from 'vitest'
import type { ServedHome } from './serve-home.fixture.ts'

/** The six documented endpoints of tags; each case ends with the tags it found. */
export const tagCases = (served: () => ServedHome): void => {
  const send = (method: string, where: string, body?: unknown) =>
    served().send(method, `/api/tags${where}`, body)
  const tagsOf = async (session: string): Promise<string[]> =>
    (await send('GET', `/session/${session}`)).body
  const cloud = async () => (await send('GET', '')).body
  const countOf = async (name: string): Promise<number> =>
    (await cloud()).tags.find((tag: { name: string }) => tag.name === name)?.count ?? 0

  beforeAll(() => send('POST', '/reindex', {}))

  test('POST /api/tags/reindex says how many sessions carry automatic tags', async () => {
    const { status, body } = await send('POST', '/reindex', {})
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual([
      ...['elapsed_ms', 'projects_indexed', 'total_sessions_tagged'],
    ])
    expect(body.total_sessions_tagged).toBe((await cloud()).total_sessions)
  })

  test('GET /api/tags has every tag with its category, its colour and how many carry it', async () => {
    const { tags, total_sessions } = await cloud()
    expect(total_sessions).toBeGreaterThan(0)
    expect(tags).toContainEqual({ name: 'go', count: 1, category: 'language', color: '#00ADD8' })
    expect(tags).toContainEqual(expect.objectContaining({ name: 'Edit', category: 'tool' }))
    const counts = tags.map(({ count }: { count: number }) => count)
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a))
  })

  test('GET /api/tags/browse/{tag} lists the sessions that carry it', async () => {
    expect((await send('GET', '/browse/go')).body).toEqual({
      tag: 'go',
      sessions: [{ session_id: 'asked', project: '-nowhere-asked' }],
      count: 1,
    })
    expect((await send('GET', '/browse/no-such')).body).toMatchObject({ sessions: [], count: 0 })
  })

  test('a tag is added by hand, counted, browsed and taken away', async () => {
    const added = await send('POST', '/session/s1', { tag: '  my   own tag ' })
    expect(added).toEqual({
      status: 200,
      body: { status: 'added', tag: 'my own tag', session_id: 's1' },
    })
    await send('POST', '/session/s1', { tag: 'my own tag' })
    expect(await tagsOf('s1')).toContain('my own tag')
    expect(await countOf('my own tag')).toBe(1)
    expect((await send('GET', '/browse/my%20own%20tag')).body.count).toBe(1)
    const { total } = await served().call('sessions.list', { tag: ['My Own Tag'] })
    expect(total).toBe(1)
    expect(
      (await served().call('usage.report', { by: 'project', tag: ['my own tag'] })).rows,
    ).toHaveLength(1)
    expect((await served().call('search.find', { q: 'ask tag:"my own tag"' })).hits).not.toEqual([])
    expect((await served().call('search.find', { q: 'ask tag:none-such' })).hits).toEqual([])
    const removed = await send('DELETE', '/session/s1/my%20own%20tag')
    expect(removed).toEqual({
      status: 200,
      body: { status: 'removed', tag: 'my own tag', session_id: 's1' },
    })
    expect(await countOf('my own tag')).toBe(0)
  })

  test('an automatic tag that is taken away stays away, until it is added again', async () => {
    expect(await tagsOf('asked')).toContain('go')
    await send('DELETE', '/session/asked/go')
    await send('POST', '/reindex', {})
    expect(await tagsOf('asked')).not.toContain('go')
    expect(await countOf('go')).toBe(0)
    const { dismissed } = await served().call('tags.ofSession', { id: 'asked' })
    expect(dismissed).toEqual(['go'])
    await send('POST', '/session/asked', { tag: 'go' })
    expect(await tagsOf('asked')).toContain('go')
  })

  test('a missing, empty or impossible tag is refused with 400', async () => {
    for (const body of [
      {},
      { tag: ' ' },
      { tag: 'a/b' },
      { tag: '..' },
      { tag: 7 },
      { tag: 'x'.repeat(101) },
    ]) {
      expect((await send('POST', '/session/s1', body)).status, JSON.stringify(body)).toBe(400)
    }
  })
}
