import { expect, test } from 'vitest'
import { logPath } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** What is refused, while no project is selected: status, and words that name what is wrong. */
export const refusalCases = (served: () => ServedHome): void => {
  test.each([
    ['/api/cost-data', 400, /no project selected/i],
    ['/api/commands', 400, /no project selected/i],
    ['/api/tool-distribution', 400, /no project selected/i],
    ['/api/interaction/abc', 400, /no project selected/i],
    ['/api/sessions/compare?a=s1&b=s2', 400, /no project selected/i],
    ['/api/cost-data?log_path=/none/here', 404, /here.*\/api\/refresh/],
    ['/api/commands?log_path=/none/here', 404, /not in store/],
    ['/api/tool-distribution?log_path=/none/here', 404, /not in store/],
    ['/api/interaction/abc?log_path=/none/here', 404, /not in store/],
    ['/api/sessions/compare?a=s1&b=s2&log_path=/none/here', 404, /not in store/],
    ['/api/interaction/abc?COSTS', 404, /interaction_id/],
    ['/api/sessions/compare?a=no&b=s2&COSTS', 404, /\ba: .*no/],
    ['/api/sessions/compare?a=s1&b=no&COSTS', 404, /\bb: .*no/],
    ['/api/sessions/compare?a=s1&COSTS', 422, /"b"/],
    ['/api/sessions/compare?b=s1&COSTS', 422, /"a"/],
    ['/api/cost-data?COSTS&timezone_offset=x', 422, /timezone_offset/],
    ['/api/tool-distribution?COSTS&timezone_offset=1.5', 422, /timezone_offset/],
    ['/api/commands?COSTS&limit=many', 422, /limit/],
    ['/api/commands?COSTS&offset=x', 422, /offset/],
    ['/api/cost-data/by-provider?period=year', 400, /period: .*month/],
    ['/api/compare?period=year', 400, /period: .*month/],
    ['/api/export', 422, /format/],
    ['/api/export?format=xml', 422, /format/],
    ['/api/export?format=csv&period=year', 422, /period/],
  ])('%s answers %i and names it', async (where, status, words) => {
    const answer = await served().ask(where.replace('COSTS', logPath(served().home, 'costs')))
    expect(answer.status).toBe(status)
    expect(JSON.stringify([answer.body.detail, answer.body.error])).toMatch(words)
  })
}
