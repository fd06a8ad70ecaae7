import { expect, test } from 'vitest'
import type { Subagent } from '#schema/transcript/operations.ts'
import { agentOptions } from './agent-title.ts'

const agent = (agentId: string, type: string | null): Subagent =>
  ({ agentId, type, description: null, records: 1 }) as Subagent

test('offers the transcript that is read also where the subagents could not be read', () => {
  expect(agentOptions([], 'a1\u202e')).toEqual([{ value: 'a1\u202e', label: 'Subagent a1\\u202e' }])
  expect(agentOptions([], undefined)).toEqual([])
  const known = [agent('a1', 'Explore'), agent('acompact-2', null)]
  expect(agentOptions(known, 'a1')).toEqual([
    { value: 'a1', label: 'Explore · 1 record' },
    { value: 'acompact-2', label: 'compaction · 1 record' },
  ])
})
