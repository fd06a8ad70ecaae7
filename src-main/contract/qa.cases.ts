import { beforeAll, expect, test } from 'vitest'
import type { ServedHome } from './serve-home.fixture.ts'

const slug = '-nowhere-asked'

/** The four documented endpoints of questions and answers, of a project whose questions are known. */
export const qaCases = (served: () => ServedHome): void => {
  const get = (where: string) => served().get(`/api/qa${where}`)
  const ofProject = async (query = '') => get(`?project=${slug}${query}`)
  const idsOf = ({ results }: { results: { id: string }[] }) => results.map(({ id }) => id)

  beforeAll(async () => {
    // Words of answers are found through the full text.
    await served().ask('/api/search/reindex', {})
    await served().ask('/api/qa/reindex', {})
  })

  test('POST /api/qa/reindex makes all of it anew and says how much it is', async () => {
    const before = await get('')
    const { status, body } = await served().ask('/api/qa/reindex', {})
    expect(status).toBe(200)
    expect(body).toEqual({
      projects_indexed: expect.any(Number),
      total_qa_indexed: before.total,
      elapsed_ms: expect.any(Number),
    })
    expect(body.projects_indexed).toBeGreaterThan(1)
    expect(await get('')).toEqual(before)
  })

  test('GET /api/qa tells a question, its answers and what came of it', async () => {
    const { results, ...page } = await ofProject()
    expect(page).toEqual({ total: 3, page: 1, per_page: 20, total_pages: 1 })
    expect(results.map((one: Record<string, unknown>) => one.resolution_status)).toEqual([
      ...['open', 'looped', 'resolved'],
    ])
    expect(results[2]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      session_id: 'asked',
      project: slug,
      question_text: 'How do I list files?',
      answer_text: 'Like this:\n\n```sh\nls -la /nowhere\n```',
      code_snippets: [{ language: 'sh', code: 'ls -la /nowhere' }],
      tools_used: ['Bash'],
      timestamp: '2026-09-01T10:00:00.000Z',
      model: 'claude-opus-5',
      num_attempts: 1,
      resolution_status: 'resolved',
      loop_count: 0,
    })
    expect(results[1]).toMatchObject({
      answer_text: 'Now.\n\n[Follow-up] still broken\n\nAnd now.\n\n[Follow-up] nope',
      num_attempts: 2,
      loop_count: 2,
    })
  })

  test('GET /api/qa filters by project, day, status and words of question or answer', async () => {
    const [open, looped, resolved] = idsOf(await ofProject())
    expect(idsOf(await ofProject('&date_from=2026-09-03'))).toEqual([open])
    expect(idsOf(await ofProject('&date_to=2026-09-01'))).toEqual([resolved])
    expect(idsOf(await ofProject('&date_from=2026-09-02&date_to=2026-09-02'))).toEqual([looped])
    expect(idsOf(await ofProject('&resolution_status=looped'))).toEqual([looped])
    expect((await ofProject('&resolution_status=abandoned')).total).toBe(0)
    expect(idsOf(await ofProject('&search=files'))).toEqual([resolved])
    expect(idsOf(await ofProject(`&search=${encodeURIComponent('list nowhere')}`))).toEqual([
      resolved,
    ])
    expect((await ofProject('&search=axolotl')).total).toBe(0)
    expect((await get('?project=-nobody')).total).toBe(0)
    expect((await ofProject('&date_from=yesterday&search=')).total).toBe(3)
  })

  test('GET /api/qa has pages, whose numbers are kept within bounds', async () => {
    const all = idsOf(await ofProject())
    const second = await ofProject('&per_page=2&page=2')
    expect(second).toMatchObject({ total: 3, page: 2, per_page: 2, total_pages: 2 })
    expect(idsOf(second)).toEqual(all.slice(2))
    expect(await ofProject('&page=-4&per_page=1000')).toMatchObject({ page: 1, per_page: 100 })
    expect((await ofProject('&per_page=0')).per_page).toBe(1)
    expect((await served().ask('/api/qa?page=two')).status).toBe(422)
  })

  test('GET /api/qa/{id} is one of the list; 404 where there is none', async () => {
    const [first] = (await ofProject()).results
    expect(await get(`/${first.id}`)).toEqual(first)
    const missing = await served().ask('/api/qa/0123456789abcdef')
    expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('GET /api/qa/stats counts by project', async () => {
    const { total_pairs, by_project } = await get('/stats')
    expect(total_pairs).toBe((await get('')).total)
    expect(by_project).toContainEqual({ project: slug, count: 3 })
    const counts = by_project.map(({ count }: { count: number }) => count)
    expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(total_pairs)
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a))
  })

  test('the list of the window takes the filter bar', async () => {
    const { pairs, total, statuses } = await served().call('qa.list', { q: 'files' })
    expect([total, statuses]).toEqual([1, { resolved: 1, looped: 0, open: 0 }])
    expect(pairs[0]).toMatchObject({ question: 'How do I list files?', isAnswerCut: false })
    expect((await served().call('qa.list', { q: 'files', status: ['open'] })).total).toBe(0)
    expect((await served().call('qa.list', { model: ['house-model'] })).total).toBe(0)
  })
}
