import { expect, test } from 'vitest'
import type { ServedHome } from './serve-home.fixture.ts'

const ownKeys = [
  ...['created_at', 'id', 'message_index', 'message_uuid', 'notes', 'session_id', 'tags', 'title'],
  'updated_at',
]
const sessionKeys = [
  ...['session_first_ts', 'session_last_ts', 'session_message_count', 'session_project'],
  'session_title',
]

/** The six documented endpoints of bookmarks; each case begins and ends with none. */
export const bookmarkCases = (served: () => ServedHome): void => {
  const send = (method: string, where: string, body?: unknown) =>
    served().send(method, `/api/bookmarks${where}`, body)
  const listed = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await send('GET', query)).body.bookmarks
  const add = async (body: object) => (await send('POST', '', body)).body
  const removeAll = async () => {
    for (const { id } of await listed()) await send('DELETE', `/${id}`)
    expect(await listed()).toEqual([])
  }

  test('POST answers 201 with the bookmark, and its title has the documented default', async () => {
    const given = {
      session_id: 's1',
      title: 'Great refactor session',
      message_index: 42,
      notes: 'Shows the **clean** pipeline pattern',
      tags: ['python', 'refactoring'],
    }
    const made = await send('POST', '', given)
    expect(made).toMatchObject({ status: 201, body: given })
    expect(made.body.id).toMatch(/^bm_[0-9a-f]+$/)
    expect(made.body.created_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(Object.keys(made.body).sort()).toEqual(ownKeys)
    const bare = await send('POST', '', { session_id: 'nobody-knows' })
    expect(bare).toMatchObject({
      status: 201,
      body: { title: 'Untitled bookmark', notes: '', tags: [], message_index: null },
    })
    await removeAll()
  })

  test('POST without a session, or with what is no bookmark, answers 400', async () => {
    for (const body of [
      {},
      { title: 'no session' },
      { session_id: '' },
      { session_id: 7 },
      { session_id: 's1', message_index: -1 },
      { session_id: 's1', tags: 'python' },
    ]) {
      const answer = await send('POST', '', body)
      expect(answer, JSON.stringify(body)).toMatchObject({
        status: 400,
        body: { code: 'invalid_input' },
      })
    }
    expect((await send('POST', '/toggle', {})).status).toBe(400)
    expect((await send('POST', '/toggle', { title: 'x', message_index: 0 })).status).toBe(400)
    expect(await listed()).toEqual([])
  })

  test('GET lists the newest first with what is known of the session, and filters by tag', async () => {
    const known = await add({ session_id: 's1', title: 'b', tags: ['x', 'y'] })
    const unknown = await add({ session_id: 'gone', title: 'a', tags: ['x'] })
    const both = await listed()
    expect(both.map(({ id }) => id).toSorted()).toEqual([known.id, unknown.id].toSorted())
    const first = both.find(({ id }) => id === known.id)
    expect(Object.keys(first ?? {}).sort()).toEqual([...ownKeys, ...sessionKeys].sort())
    expect(first).toMatchObject({
      session_first_ts: '2026-10-18T10:00:00.000Z',
      session_last_ts: '2026-10-20T23:51:00.000Z',
      session_message_count: 10,
    })
    const other = both.find(({ id }) => id === unknown.id)
    expect(Object.keys(other ?? {}).sort()).toEqual(ownKeys)
    expect((await listed('?tag=y')).map(({ id }) => id)).toEqual([known.id])
    expect(await listed('?tag=none')).toEqual([])
    expect((await listed('?tag=')).length).toBe(2)
    await removeAll()
  })

  test('GET sorts by a field, and by an unknown one as it does without any', async () => {
    const made: string[] = []
    for (const title of ['b', 'a', 'c']) {
      made.push((await add({ session_id: 's1', title })).id)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const titles = async (query: string) => (await listed(query)).map(({ title }) => title)
    expect(await titles('')).toEqual(['c', 'a', 'b'])
    expect(await titles('?sort_by=created_at')).toEqual(['c', 'a', 'b'])
    expect(await titles('?sort_by=title')).toEqual(['a', 'b', 'c'])
    expect(await titles('?sort_by=constructor')).toEqual(['c', 'a', 'b'])
    await send('PUT', `/${made[0]}`, { notes: 'changed last' })
    expect(await titles('?sort_by=updated_at')).toEqual(['b', 'c', 'a'])
    await removeAll()
  })

  test('PUT changes what is given and nothing else', async () => {
    const made = await add({ session_id: 's1', title: 't', notes: 'n', tags: ['a'] })
    const changed = await send('PUT', `/${made.id}`, { notes: 'new', tags: [' b ', 'b', ''] })
    expect(changed).toMatchObject({ status: 200, body: { title: 't', notes: 'new', tags: ['b'] } })
    expect(await send('PUT', `/${made.id}`, {})).toMatchObject({
      status: 200,
      body: { title: 't', notes: 'new', tags: ['b'], created_at: made.created_at },
    })
    expect((await send('PUT', '/bm_none', { title: 'x' })).status).toBe(404)
    await removeAll()
  })

  test('DELETE removes once and then answers 404', async () => {
    const { id } = await add({ session_id: 's1' })
    expect(await send('DELETE', `/${id}`)).toEqual({
      status: 200,
      body: { status: 'success', message: 'Bookmark removed' },
    })
    expect(await send('DELETE', `/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
  })

  test('toggle adds and removes exactly the session or the one message', async () => {
    const toggle = async (body: object) => (await send('POST', '/toggle', body)).body
    const added = await toggle({ session_id: 's1', title: 'Interesting session' })
    expect(added).toMatchObject({
      action: 'added',
      bookmark: { session_id: 's1', title: 'Interesting session', message_index: null },
    })
    const message = await toggle({ session_id: 's1', message_index: 0 })
    expect(message).toMatchObject({ action: 'added', bookmark: { message_index: 0 } })
    const record = await toggle({ session_id: 's1', message_uuid: 'u-1', message_index: 3 })
    expect(record).toMatchObject({ action: 'added', bookmark: { message_uuid: 'u-1' } })
    expect(await toggle({ session_id: 's1' })).toMatchObject({
      action: 'removed',
      bookmark_id: added.bookmark.id,
    })
    expect(await toggle({ session_id: 's1', message_uuid: 'u-1' })).toMatchObject({
      action: 'removed',
      bookmark_id: record.bookmark.id,
    })
    expect(await toggle({ session_id: 's1', message_index: 0 })).toMatchObject({
      action: 'removed',
      bookmark_id: message.bookmark.id,
    })
    expect(await listed()).toEqual([])
  })

  test('GET of a session lists its bookmarks alone', async () => {
    const { id } = await add({ session_id: 's1', title: 'mine' })
    await add({ session_id: 'other' })
    expect(await send('GET', '/session/s1')).toMatchObject({
      status: 200,
      body: { bookmarks: [{ id, title: 'mine', session_message_count: 10 }] },
    })
    expect((await send('GET', '/session/none')).body).toEqual({ bookmarks: [] })
    await removeAll()
  })

  test('a removed bookmark can be put back as it was, once', async () => {
    const made = await add({ session_id: 's1', title: 'kept', notes: 'long', tags: ['a'] })
    await send('DELETE', `/${made.id}`)
    const back = await served().send('POST', '/api/app/bookmarks', made)
    expect(back).toEqual({ status: 200, body: made })
    expect((await served().send('POST', '/api/app/bookmarks', made)).status).toBe(409)
    await removeAll()
  })

  test('the service of bookmarks is up', async () => {
    expect((await served().get('/api/health')).services).toMatchObject({ bookmarks: true })
  })
}
