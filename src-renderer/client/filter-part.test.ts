import { expect, test } from 'vitest'
import { isChosen, pickPart } from './filter-part.ts'

const day = { since: '2026-03-04', until: '2026-03-04' }

test('filters to a part alone, whatever else of its kind was chosen', () => {
  expect(pickPart({ model: ['b', 'c'], project: ['p'] }, {}, { model: 'a' }, false)).toEqual({
    model: ['a'],
  })
  expect(pickPart({ model: ['a', 'b'] }, {}, { model: 'a' }, false)).toEqual({ model: ['a'] })
})

test('adds a part to what is chosen and takes it away again', () => {
  expect(pickPart({ model: ['b'] }, {}, { model: 'a' }, true)).toEqual({ model: ['b', 'a'] })
  expect(pickPart({ model: ['b', 'a'] }, {}, { model: 'a' }, true)).toEqual({ model: ['b'] })
  expect(pickPart({ model: ['a'] }, {}, { model: 'a' }, true)).toEqual({ model: undefined })
})

test('lets go of the only part that is chosen', () => {
  expect(pickPart({ project: ['p'] }, {}, { project: 'p' }, false)).toEqual({ project: undefined })
})

test('takes days and a model at once', () => {
  expect(pickPart({ period: '30d' }, {}, { ...day, model: 'a' }, false)).toEqual({
    ...day,
    period: undefined,
    model: ['a'],
  })
})

test('makes one range of the days chosen and those added', () => {
  const chosen = { since: '2026-03-06', until: '2026-03-07' }
  expect(pickPart(chosen, chosen, day, true)).toEqual({
    period: undefined,
    since: '2026-03-04',
    until: '2026-03-07',
  })
})

test('begins with the days alone where none were chosen', () => {
  expect(pickPart({}, {}, day, true)).toEqual({ period: undefined, ...day })
  expect(pickPart({}, { since: '2026-01-01' }, day, true)).toEqual({ period: undefined, ...day })
})

test('lets go of days that are all that is chosen', () => {
  expect(pickPart(day, day, day, false)).toEqual({
    period: undefined,
    since: undefined,
    until: undefined,
  })
})

test('knows a part that is chosen', () => {
  expect(isChosen({ model: ['a', 'b'] }, {}, { model: 'b' })).toBe(true)
  expect(isChosen({ model: ['a'] }, day, { model: 'a', ...day })).toBe(true)
  expect(isChosen({}, {}, { model: 'a' })).toBe(false)
})
