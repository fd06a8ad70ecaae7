import { expect, test } from 'vitest'
import { queryHandler } from '#main/engine/query-handlers.ts'
import { providers } from '#main/ingest/providers/index.ts'
import { nounOf, providerNouns } from '#main/ingest/providers/nouns.ts'
import { loadOperation } from '#schema/load-operation.ts'
import { operations } from '#schema/operations.ts'

test('every operation is found by its name, as it is in the table of all', async () => {
  for (const [name, operation] of Object.entries(operations))
    expect(await loadOperation(name), name).toBe(operation)
})

test('every query has a handler that is found by its name', async () => {
  const isAsked = (name: string, kind: string): boolean =>
    kind === 'query' || kind === 'download' || name.startsWith('projects.select')
  for (const [name, { kind }] of Object.entries(operations))
    expect(typeof (await queryHandler(name)), name).toBe(
      isAsked(name, kind) ? 'function' : 'undefined',
    )
})

test.each([
  '',
  'usage',
  'usage.',
  'usage.nothing',
  'usage.toString',
  'usage.constructor',
  '__proto__.x',
  'toString',
  'constructor.name',
  '.daily',
  'usage.daily.x',
])('a name that is none finds nothing: %s', async (name) => {
  expect(await loadOperation(name)).toBeUndefined()
  expect(await queryHandler(name)).toBeUndefined()
})

test('every agent is named as it is in its own rules, and an unknown one as the first', () => {
  expect(providerNouns.map(({ id }) => id)).toEqual(providers.map(({ id }) => id))
  for (const { id, label, color, speaker } of providers)
    expect(nounOf(id)).toEqual({ id, label, color, speaker })
  expect(nounOf('nobody')).toBe(providerNouns[0])
})
