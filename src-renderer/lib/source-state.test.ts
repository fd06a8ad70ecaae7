import { expect, test } from 'vitest'
import { sourceState } from './source-state.ts'
import { setZone } from './time.ts'

const dayMs = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 10, 21, 12)

test('a source that its agent deletes within a week is told of, with the date', () => {
  setZone('UTC')
  const at = (deletesAt: number | null, deletedAtSource = false) =>
    sourceState({ deletesAt, deletedAtSource, isPromptsOnly: false }, now)
  expect(at(now + 7 * dayMs)?.sentence).toBe(
    'Claude Code deletes this on 28 Nov; Rearview keeps it',
  )
  expect(at(now + 7 * dayMs)?.label).toBe('source until 28 Nov')
  expect(at(now + 7 * dayMs + 1)).toBeNull()
  expect(at(null)).toBeNull()
  expect(at(now - dayMs)?.sentence).toMatch(/at its next start/)
  expect(at(null, true)).toMatchObject({ kind: 'deleted', label: 'deleted at source' })
})

test('a session of which only prompts are left says so before all else', () => {
  const facts = { deletesAt: null, deletedAtSource: true, isPromptsOnly: true }
  expect(sourceState(facts, now)).toMatchObject({ kind: 'promptsOnly', label: 'prompts only' })
})
