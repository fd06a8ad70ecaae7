import { expect, test } from 'vitest'
import type { Subagent } from '#schema/transcript/operations.ts'
import { findAgent } from './find-agent.ts'

const agent = (agentId: string, linkedBy: Subagent['linkedBy'], more: Partial<Subagent> = {}) =>
  ({ agentId, linkedBy, callSeq: 7, parentAgentId: null, ...more }) as Subagent

const agents = [agent('named', 'result'), agent('same words', 'prompt')]
const main = { id: 's' }

test('puts a subagent under the call that started it, and under no other of its record', () => {
  const under = (tool: string, agentId: string | null = null, seq = 7) =>
    findAgent(agents, main, { seq, tool, agentId })?.agentId
  expect(under('Agent', 'named')).toBe('named')
  expect(under('Task')).toBe('same words')
  expect(under('Bash')).toBeUndefined()
  expect(under('Read', 'named')).toBe('named')
  expect(under('Task', null, 8)).toBeUndefined()
  expect(under('Task', 'gone')).toBeUndefined()
})

test('does not put one that a result names under another call of the same record', () => {
  const call = { seq: 7, tool: 'Agent', agentId: null }
  expect(findAgent([agent('named', 'result')], main, call)).toBeUndefined()
})

test('tells the transcripts apart in which a call stands', () => {
  const inner = [agent('inner', 'prompt', { parentAgentId: 'outer' })]
  const call = { seq: 7, tool: 'Task', agentId: null }
  expect(findAgent(inner, main, call)).toBeUndefined()
  expect(findAgent(inner, { id: 's', agentId: 'outer' }, call)?.agentId).toBe('inner')
})
