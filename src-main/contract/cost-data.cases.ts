import { expect, test } from 'vitest'
import { logPath } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** The sections of cost analytics of the project `costs`. */
export const costDataCases = (served: () => ServedHome): void => {
  const get = (where: string) =>
    served().get(where.replace('COSTS', logPath(served().home, 'costs')))
  const dollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  test('cost data has the nine sections of the document, with both sets of keys', async () => {
    const data = await get('/api/cost-data?COSTS')
    expect(Object.keys(data).sort()).toEqual(
      [
        ...['command_costs', 'currency', 'error_cost', 'outliers', 'retry_signals'],
        ...['session_costs', 'session_efficiency', 'token_composition', 'tool_costs', 'trends'],
      ].sort(),
    )
    expect(data.currency).toEqual(dollars)
    expect(data.session_costs.map((one: { session_id: string }) => one.session_id)).toHaveLength(3)
    expect(data.session_costs[0]).toMatchObject({ session_id: 's1', commands: 2, errors: 1 })
    expect(data.command_costs[0]).toMatchObject({
      session_id: 's1',
      prompt_preview: '=first thing',
      tools_used: 2,
      steps: 3,
      models_used: ['claude-opus-5'],
      had_error: true,
      tokens: { input: 3000, output: 3000, cache_read: 0, cache_write: 0, cache_creation: 0 },
    })
    expect(data.tool_costs.Bash).toMatchObject({ calls: 2, output_tokens: 2000 })
    expect(data.token_composition).toMatchObject({
      input: 4000,
      cache_write: 0,
      totals: { output: 4007 },
      per_session: { s1: { input: 3000 }, s2: { input: 1000 } },
    })
    expect(data.retry_signals).toMatchObject([
      {
        tool: 'Bash',
        total_invocations: 2,
        consecutive_failures: 1,
        estimated_wasted_tokens: 1000,
      },
    ])
    expect(data.error_cost).toMatchObject({
      total_errors: 1,
      estimated_retry_tokens: 1000,
      errors_by_tool: { Bash: 1 },
    })
    expect(data.error_cost.total).toBe(data.error_cost.estimated_retry_cost)
    expect(data.error_cost.by_category).toEqual({ 'Tool Not Found': data.error_cost.total })
    expect(data.trends.current_week).toMatchObject({ commands: 4 })
    expect(data.trends.week_over_week).toEqual(data.trends.delta_pct)
    expect(data.outliers).toEqual({ high_tool_commands: [], high_step_commands: [] })
    expect(data.session_efficiency[0]).toMatchObject({ bash_ratio: 1, classification: 'balanced' })
  })

  test('minutes east of UTC move what happened late into the next day', async () => {
    const days = async (offset: number) =>
      Object.keys(
        (await get(`/api/cost-data?COSTS&timezone_offset=${offset}`)).token_composition.daily,
      )
    const [day = ''] = await days(0)
    const noon = new Date(`${day}T12:00:00Z`).getTime()
    const moved = (await days(1440))[0] ?? ''
    expect(Date.parse(`${moved}T12:00:00Z`) - noon).toBe(86_400_000)
  })

  test('things asked are counted by how many tool calls they took', async () => {
    expect(await get('/api/tool-distribution?COSTS')).toEqual({
      tool_count_distribution: { 0: 3, 2: 1 },
    })
  })

  test('a project that was selected is meant where no log_path is given', async () => {
    await served().call('projects.selectByDir', { dir_name: 'costs' })
    expect((await get('/api/commands')).total).toBe(4)
    expect(
      (await get('/api/tool-distribution?timezone_offset=60')).tool_count_distribution,
    ).toEqual({
      0: 3,
      2: 1,
    })
  })
}
