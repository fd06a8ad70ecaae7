import { expect, test } from 'vitest'
import type { ServedHome } from './serve-home.fixture.ts'

/** The file of usage. */
export const exportCases = (served: () => ServedHome): void => {
  const file = (query: string) => served().request('GET', `/api/export?${query}`)

  test('names its file in both headers and has a daily and an activity block a window', async () => {
    const response = await file('format=csv&project=costs')
    const name = response.headers.get('x-suggested-filename') ?? ''
    expect(name).toMatch(/^stackunderflow-export-multi-\d{4}-\d\d-\d\d\.csv$/)
    expect(response.headers.get('content-disposition')).toContain(`filename="${name}"`)
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    const text = await response.text()
    for (const window of ['today', 'last_7d', 'last_30d']) {
      expect(text).toContain(`Daily (${window})`)
      expect(text).toContain(`Activity (${window})`)
    }
  })

  test('json is one window where one is named, else an object of three', async () => {
    const one = await file('format=json&period=all&project=costs')
    expect(one.headers.get('content-type')).toMatch(/^application\/json/)
    expect(one.headers.get('x-suggested-filename')).toMatch(/-export-all-.*\.json$/)
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    const window = (await one.json()) as any
    expect(window).toMatchObject({ period: 'all', since: null, calls: 5, sessions: 2 })
    expect(window.activity).toMatchObject([
      { project: 'costs', provider: 'claude', model: 'claude-opus-5', calls: 4 },
      { project: 'costs', model: 'no-price-1', calls: 1, cost_usd: null },
    ])
    const three = (await (await file('format=json')).json()) as object
    expect(Object.keys(three)).toEqual(['today', 'last_7d', 'last_30d'])
  })

  test('leaves out what is excluded, and other providers', async () => {
    const calls = async (query: string) =>
      ((await (await file(`format=json&period=all&${query}`)).json()) as { calls: number }).calls
    const all = await calls('')
    expect(await calls('exclude=costs')).toBe(all - 5)
    expect(await calls('provider=none')).toBe(0)
    expect(await calls('provider=claude&project=costs')).toBe(5)
  })

  test('gives the same bytes to the window as over HTTP', async () => {
    const input = { format: 'csv', period: 'all' } as const
    const { text } = await served().call('export.usage', input)
    expect(await (await file('format=csv&period=all')).text()).toBe(text)
  })

  test('a cell that a spreadsheet would compute is made text', async () => {
    const response = await served().request('GET', '/api/export/prompts?format=csv')
    const text = await response.text()
    expect(text).toContain(`'=first thing`)
    expect(text).not.toMatch(/(^|,)"?=first/m)
  })
}
