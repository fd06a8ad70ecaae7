import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { fixedQuery, operationQuery } from './use-operation.ts'

const place = { id: 's', seq: 1, place: '0' }

/** How often a query that is on the screen is asked while three notices come. */
const askedWhileNoticesCome = async (options: ReturnType<typeof operationQuery>) => {
  const client = createQueryClient()
  let asked = 0
  const observer = new QueryObserver(client, {
    ...options,
    queryFn: async () => {
      asked += 1
      return { mediaType: 'image/png', base64: '' }
    },
  } as never)
  onTestFinished(observer.subscribe(() => undefined))
  await expect.poll(() => asked).toBe(1)
  for (let notice = 0; notice < 3; notice += 1) await client.invalidateQueries()
  onTestFinished(() => client.clear())
  return asked
}

test('reads a picture once, however often its transcript grows', async () => {
  expect(await askedWhileNoticesCome(fixedQuery('transcript.picture', place) as never)).toBe(1)
  expect(await askedWhileNoticesCome(operationQuery('transcript.picture', place) as never)).toBe(4)
})

test('keeps a picture that nobody looks at no longer than a while', () => {
  expect(fixedQuery('transcript.picture', place).gcTime).toBeLessThanOrEqual(15_000)
})
