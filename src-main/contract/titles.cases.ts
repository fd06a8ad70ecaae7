import { expect, test } from 'vitest'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** Titles that a person gives, wherever a session has one. */
export const titleCases = (served: () => ServedHome): void => {
  const set = (title: string | null, id = 's1') =>
    served().send('PUT', `/api/app/sessions/${id}/title`, { title })
  const list = (query: string) => served().get(`/api/app/sessions?${query}`)

  test('a title of one’s own stands wherever the session is named, and clearing takes it back', async () => {
    await served().ingest()
    const before = (await served().get('/api/app/sessions/s1')).title
    expect(await set('  Zebra crossing ')).toEqual({
      status: 200,
      body: { id: 's1', title: 'Zebra crossing' },
    })
    expect(await served().get('/api/app/sessions/s1')).toMatchObject({
      title: 'Zebra crossing',
      titleSource: 'own',
    })
    expect((await list('q=zebra')).rows).toMatchObject([{ id: 's1', title: 'Zebra crossing' }])
    const sorted = (await list('sort=title&order=desc')).rows
    expect(sorted[0]).toMatchObject({ id: 's1' })
    const shares = await served().get('/api/app/costs/shares?by=session&limit=50')
    expect(shares.rows.find(({ key }: { key: string }) => key === 's1').label).toBe(
      'Zebra crossing',
    )
    const report = await served().get('/api/app/usage/report?by=session')
    expect(report.rows.find(({ key }: { key: string }) => key === 's1').label).toBe(
      'Zebra crossing',
    )
    const { files } = await served().get(`/api/jsonl-files?project=${known.slug}`)
    expect(files.map(({ title }: { title: string }) => title)).toContain('Zebra crossing')
    expect(await set('   ')).toMatchObject({ status: 200, body: { title: null } })
    expect((await served().get('/api/app/sessions/s1')).title).toBe(before)
    expect((await list('q=zebra')).rows).toEqual([])
  })

  test('an index made anew has the titles again', async () => {
    await set('Survives')
    await served().send('POST', '/api/etl/backfill', { force: true })
    const job = async () => (await served().get('/api/etl/status')).last_job?.status
    await expect.poll(job).toBe('complete')
    expect(await served().get('/api/app/sessions/s1')).toMatchObject({ title: 'Survives' })
    await set(null)
  })

  test('a title that is no text or too long is refused', async () => {
    expect((await set('x'.repeat(501))).status).toBe(400)
    expect((await served().send('PUT', '/api/app/sessions/s1/title', {})).status).toBe(400)
  })
}
