import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { readAgain } from './read-again.ts'

/** A query on the screen whose answers are given by hand. */
const shownQuery = () => {
  const client = createQueryClient()
  const waiting: ((answer: string) => void)[] = []
  const queryFn = () => new Promise<string>((answer) => waiting.push(answer))
  const observer = new QueryObserver(client, { queryKey: ['rows'], queryFn })
  onTestFinished(observer.subscribe(() => undefined))
  onTestFinished(() => client.clear())
  const answer = async (words: string): Promise<void> => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0)
    waiting.shift()?.(words)
    await expect.poll(() => observer.getCurrentResult().data).toBe(words)
  }
  return { client, answer, waiting }
}

test('asks once more for a first answer that was on its way when something changed', async () => {
  const { client, answer, waiting } = shownQuery()
  await expect.poll(() => waiting.length).toBe(1)
  const done = readAgain(client)
  await answer('from before the change')
  await answer('from after it')
  await done
  expect(waiting).toHaveLength(0)
})

test('lets a slow first answer come however fast changes follow each other', async () => {
  const { client, answer, waiting } = shownQuery()
  await expect.poll(() => waiting.length).toBe(1)
  const done = [readAgain(client), readAgain(client), readAgain(client)]
  expect(waiting).toHaveLength(1)
  await answer('slow')
  await answer('new')
  await Promise.all(done)
  expect(waiting).toHaveLength(0)
})

test('asks an answer that is shown again once', async () => {
  const { client, answer, waiting } = shownQuery()
  await answer('old')
  const done = readAgain(client, { queryKey: ['rows'] })
  await answer('new')
  await done
  expect(waiting).toHaveLength(0)
})
