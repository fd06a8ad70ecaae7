import { beforeAll, describe, expect, test } from 'vitest'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** Transcripts of the known project, which is selected. */
export const transcriptCases = (served: () => ServedHome): void => {
  beforeAll(() => served().select(known.slug))
  const get = (where: string) => served().get(where)
  const keysOf = (value: object) => Object.keys(value).sort()
  const usd = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  describe('GET /api/jsonl-files', () => {
    test('tells each transcript with its figures, oldest first', async () => {
      const { files, currency } = await get('/api/jsonl-files?provider=claude')
      expect(currency).toEqual(usd)
      expect(files).toMatchObject([
        {
          name: 's1.jsonl',
          path: 's1.jsonl',
          is_subagent: false,
          created: Date.UTC(2026, 9, 18, 10) / 1000,
          modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
          messages: 8,
          user_messages: 4,
          assistant_messages: 4,
          input_tokens: 2010,
          output_tokens: 2020,
          model: 'claude-opus-5',
          title: 'first ask',
          tool_calls: 1,
          provider: 'claude',
        },
        { name: 'agent-7.jsonl', is_subagent: true, title: 'sub ask', output_tokens: 5 },
      ])
      expect(files[0].size).toBeGreaterThan(1000)
    })

    test('is of the project that is named, whose costs add up', async () => {
      const { projects } = await get('/api/projects?include_stats=true')
      for (const { dir_name, stats } of projects) {
        const { files } = await get(`/api/jsonl-files?project=${encodeURIComponent(dir_name)}`)
        const cost = files.reduce(
          (sum: number, one: { estimated_cost: number }) => sum + one.estimated_cost,
          0,
        )
        expect(cost, dir_name).toBeCloseTo(stats.total_cost, 6)
        const times = files.map((one: { created: number }) => one.created)
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }
    })

    test('is empty for other agents, and a bare list for an unknown project', async () => {
      expect(await get('/api/jsonl-files?provider=cursor')).toEqual({ files: [], currency: usd })
      expect(await get('/api/jsonl-files?project=none')).toEqual([])
    })
  })

  describe('GET /api/jsonl-content', () => {
    test('tells the records of a transcript as they were written', async () => {
      const body = await get('/api/jsonl-content?file=s1.jsonl')
      expect(keysOf(body)).toEqual([
        ...['assistant_count', 'lines', 'metadata', 'total_lines', 'user_count'],
      ])
      expect(body).toMatchObject({ total_lines: 8, user_count: 4, assistant_count: 4 })
      expect(body.lines[0]).toMatchObject({ type: 'user', message: { content: 'first ask' } })
      expect(body.metadata).toEqual({
        session_id: 's1',
        file_size: expect.any(Number),
        created: Date.UTC(2026, 9, 18, 10) / 1000,
        modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
        first_timestamp: '2026-10-18T10:00:00.000Z',
        last_timestamp: '2026-10-20T23:51:00.000Z',
        duration_minutes: 3711,
        cwd: known.path,
      })
      const sub = encodeURIComponent('s1/subagents/agent-7.jsonl')
      expect(await get(`/api/jsonl-content?file=${sub}`)).toMatchObject({ total_lines: 2 })
    })

    test('sends a long transcript in pieces that are one body', async () => {
      const body = await get('/api/jsonl-content?file=big.jsonl&project=long')
      expect(body).toMatchObject({ total_lines: 150, user_count: 150, assistant_count: 0 })
      const places = body.lines.map(({ message }: { message: { content: string } }) =>
        Number.parseInt(message.content, 10),
      )
      expect(places).toEqual(Array.from({ length: 150 }, (_, place) => place))
    })

    test.each([
      ['', 422],
      ['file=s1.jsonl&cursor=here', 400],
      ['file=s1.txt', 400],
      ['file=..%2Fp%2Fs1.jsonl', 400],
      ['file=%2Fs1.jsonl', 400],
      ['file=none.jsonl', 404],
      ['file=s1.jsonl&project=none', 404],
    ])('%j is refused with %i', async (query, code) => {
      const answer = await served().ask(`/api/jsonl-content?${query}`)
      expect(answer.status).toBe(code)
      expect(answer.body.error).toMatch(/file|cursor|none/)
    })
  })
}
