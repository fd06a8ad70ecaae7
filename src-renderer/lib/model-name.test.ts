import { expect, test } from 'vitest'
import { modelName } from './model-name.ts'

test.each([
  ['claude-opus-4-5-20251101', 'Opus 4.5', 'opus', 4.5],
  ['claude-opus-5', 'Opus 5', 'opus', 5],
  ['claude-sonnet-4-20250514', 'Sonnet 4', 'sonnet', 4],
  ['claude-3-5-haiku-20241022', 'Haiku 3.5', 'haiku', 3.5],
  ['claude-3-opus-latest', 'Opus 3', 'opus', 3],
  ['claude-sonnet-4-5-20250929[1m]', 'Sonnet 4.5 (1m)', 'sonnet', 4.5],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'Sonnet 4.5', 'sonnet', 4.5],
  ['anthropic/claude-opus-4.6', 'Opus 4.6', 'opus', 4.6],
  ['claude-opus-4-1@20250805', 'Opus 4.1', 'opus', 4.1],
  ['gpt-5-codex', 'gpt-5-codex', 'gpt', 5],
])('reads %s as %s', (id, label, family, version) => {
  expect(modelName(id)).toEqual({ label, family, version })
})

test('an unknown id hides nothing and is as long as anyone would read', () => {
  expect(modelName('a\u202eb').label).toBe('a\\u202eb')
  expect(modelName('x'.repeat(100_000)).label).toBe(`${'x'.repeat(79)}…`)
})
