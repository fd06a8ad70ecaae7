import { beforeAll, describe, expect, test } from 'vitest'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** Records of the known project, which is selected. */
export const messageCases = (served: () => ServedHome): void => {
  beforeAll(() => served().select(known.slug))
  const get = (where: string) => served().get(where)
  const keysOf = (value: object) => Object.keys(value).sort()

  describe('GET /api/messages', () => {
    test('tells records oldest first, the tokens of a call once', async () => {
      const { messages, ...page } = await get('/api/messages?provider=claude')
      expect(page).toEqual({
        total: 10,
        page: 1,
        per_page: 100,
        total_pages: 1,
        start_index: 0,
        end_index: 10,
      })
      expect(
        messages.map((one: { type: string; content: string }) => [one.type, one.content]),
      ).toEqual([
        ['user', 'first ask'],
        ['assistant', 'done'],
        ['assistant', ''],
        ['user', 'sub ask'],
        ['assistant', 'done'],
        ['tool_result', 'Error: command not found'],
        ['assistant', 'done'],
        ['user', '[Request interrupted by user]'],
        ['user', 'second ask'],
        ['assistant', 'done'],
      ])
      expect(messages[0]).toEqual({
        session_id: 's1',
        type: 'user',
        timestamp: '2026-10-18T10:00:00.000Z',
        model: null,
        content: 'first ask',
        tools: [],
        tokens: { input: 0, output: 0, cache_creation: 0, cache_read: 0 },
        cwd: known.path,
        uuid: expect.any(String),
        parent_uuid: '',
        is_sidechain: false,
        has_tool_result: false,
        error: false,
        is_interruption: false,
        message_id: null,
        interaction_id: expect.stringMatching(/^[0-9a-f]{16}$/),
        interaction_tool_count: 1,
        interaction_model: 'claude-opus-5',
        interaction_assistant_steps: 3,
      })
      expect(messages[1]).toMatchObject({ tokens: { input: 1000 }, message_id: 'a' })
      expect(messages[2]).toMatchObject({
        model: 'claude-opus-5',
        tokens: { input: 0 },
        tools: [{ id: 't1', name: 'Bash', input: { command: 'ls' } }],
      })
      expect(messages[3]).toMatchObject({ is_sidechain: true })
      expect(messages[5]).toMatchObject({ has_tool_result: true, error: true })
      expect(messages[7]).toMatchObject({ is_interruption: true })
    })

    test('clamps the page and its size, and takes limit for a size nobody gave', async () => {
      const page = async (query: string) => {
        const {
          page: at,
          per_page,
          start_index,
          end_index,
        } = await get(`/api/messages?provider=claude&${query}`)
        return [at, per_page, start_index, end_index]
      }
      expect(await page('per_page=4&page=2')).toEqual([2, 4, 4, 8])
      expect(await page('per_page=4&page=99')).toEqual([3, 4, 8, 10])
      expect(await page('per_page=4&page=-1')).toEqual([1, 4, 0, 4])
      expect(await page('per_page=0')).toEqual([1, 1, 0, 1])
      expect(await page('per_page=501')).toEqual([1, 500, 0, 10])
      expect(await page('limit=3')).toEqual([1, 3, 0, 3])
      expect(await page('limit=0')).toEqual([1, 1, 0, 1])
      expect(await page('limit=900')).toEqual([1, 500, 0, 10])
      expect(await page('limit=3&per_page=5')).toEqual([1, 5, 0, 5])
    })

    test('can be of agents and of models', async () => {
      expect(await get('/api/messages?provider=cursor')).toEqual({
        messages: [],
        total: 0,
        page: 1,
        per_page: 100,
        total_pages: 0,
        start_index: 0,
        end_index: 0,
      })
      const haiku = await get('/api/messages?model=claude-haiku-4-5&timezone_offset=60')
      expect(haiku.messages.map((one: { model: string }) => one.model)).toEqual([
        'claude-haiku-4-5',
      ])
      const two = await get('/api/messages?model=claude-haiku-4-5&model=claude-opus-5')
      expect(two.total).toBe(5)
    })

    test.each(['page=first', 'per_page=all', 'limit=1.5', 'timezone_offset=x'])(
      '%s is refused with 422 and named',
      async (query) => {
        const { status, body } = await served().ask(`/api/messages?${query}`)
        expect([status, body.detail[0].loc]).toEqual([422, [query.split('=')[0]]])
      },
    )

    test('keeps its largest page below a megabyte', async () => {
      await served().select('long')
      const text = JSON.stringify(await get('/api/messages?per_page=500'))
      await served().select(known.slug)
      expect(text.length).toBeLessThan(1024 * 1024)
    })
  })

  test('GET /api/messages/summary counts records by kind and by model', async () => {
    const body = await get('/api/messages/summary')
    const { overview } = await get('/api/stats')
    expect(keysOf(body)).toEqual([
      ...['by_model', 'by_type', 'total', 'total_sessions', 'total_tokens'],
    ])
    expect(body).toMatchObject({
      total: overview.total_messages,
      total_sessions: 2,
      by_type: overview.message_types,
      total_tokens: overview.total_tokens.input + overview.total_tokens.output,
    })
    expect(body.by_model).toMatchObject({ 'claude-opus-5': 4, 'claude-haiku-4-5': 1 })
    const counted = Object.values(body.by_model as Record<string, number>)
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(body.total)
    expect(body.by_model.null).toBeGreaterThan(0)
  })
}
