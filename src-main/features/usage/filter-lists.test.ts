import { expect, test } from 'vitest'
import { z } from 'zod'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import { type OperationName, operationOf, operations } from '#schema/operations.ts'

const files = {
  'p/a.jsonl': [
    user('a', { cwd: '/nowhere/a' }),
    assistant('1', {}, {}, { model: 'claude-opus-5' }),
  ],
  'p/b.jsonl': [
    user('b', { cwd: '/nowhere/b' }),
    assistant('2', {}, {}, { model: 'claude-opus-5' }),
  ],
  'p/c.jsonl': [
    user('c', { cwd: '/nowhere/c' }),
    assistant('3', {}, {}, { model: 'claude-haiku-4-5' }),
  ],
}

test('a filter names several projects, models and providers, and passes what passes each', async () => {
  const { ask } = await askFiles(files)
  const sessions = async (filter: object): Promise<string[]> =>
    (await ask('usage.report', { by: 'session', ...filter })).rows.map(({ key }) => key).toSorted()
  expect(await sessions({})).toEqual(['a', 'b', 'c'])
  expect(await sessions({ project: [], model: [] })).toEqual(['a', 'b', 'c'])
  expect(await sessions({ project: ['/nowhere/a', '/nowhere/c'] })).toEqual(['a', 'c'])
  expect(await sessions({ model: ['claude-opus-5', 'claude-haiku-4-5'] })).toEqual(['a', 'b', 'c'])
  expect(
    await sessions({ project: ['/nowhere/b', '/nowhere/c'], model: ['claude-opus-5'] }),
  ).toEqual(['b'])
  expect(await sessions({ provider: ['claude-code', 'codex'] })).toEqual(['a', 'b', 'c'])
  expect(await sessions({ provider: ['codex'] })).toEqual([])
})

const isList = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'array'

test('every list that is asked for in an address may be repeated there', () => {
  for (const name of Object.keys(operations) as OperationName[]) {
    const { http, input } = operationOf(name)
    if (http?.method !== 'GET') continue
    const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
    const lists = Object.entries(properties).flatMap(([key, schema]) => (isList(schema) ? key : []))
    expect([...(http.repeated ?? [])].toSorted(), name).toEqual(lists.toSorted())
  }
})
