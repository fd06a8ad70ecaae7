import { expect, test } from 'vitest'
import type { FilterChoice } from '#renderer/client/filter.ts'
import { createPickMemory } from './pick-memory.ts'

const setUp = (start: FilterChoice) => {
  const memory = createPickMemory()
  let choice = start
  return {
    click: (change: FilterChoice) => {
      memory.note(choice, change)
      choice = { ...choice, ...change }
    },
    change: (change: FilterChoice) => {
      choice = { ...choice, ...change }
    },
    stepBack: () => memory.undo(choice),
  }
}

test('takes away what several clicks added', () => {
  const { click, stepBack } = setUp({ period: '30d', model: ['z'] })
  click({ model: ['a'] })
  click({ model: ['a', 'b'] })
  click({ period: undefined, since: '2026-03-04', until: '2026-03-04' })
  expect(stepBack()).toEqual({ period: '30d', since: undefined, until: undefined, model: ['z'] })
})

test('has nothing to take away without a click, or a second time', () => {
  const { click, change, stepBack } = setUp({ project: ['p'] })
  expect(stepBack()).toBeUndefined()
  click({ model: ['a'] })
  change(stepBack() ?? {})
  expect(stepBack()).toBeUndefined()
})

test('leaves alone what was changed otherwise since', () => {
  const { click, change, stepBack } = setUp({})
  click({ model: ['a'] })
  click({ project: ['p'] })
  change({ model: ['a', 'b'] })
  expect(stepBack()).toEqual({ project: undefined })
})

test('has nothing to take away where a click was itself undone', () => {
  const { click, stepBack } = setUp({})
  click({ model: ['a'] })
  click({ model: undefined })
  expect(stepBack()).toBeUndefined()
})
