import { expect, test } from 'vitest'
import { createGather } from './gather.ts'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('hands on the first at once and the rest together', async () => {
  const handed: string[][] = []
  const gather = createGather(20, (ids) => handed.push([...ids]))
  gather.add(['a'])
  gather.add(['b'])
  gather.add(['c', 'b'])
  expect(handed).toEqual([['a']])
  await wait(40)
  expect(handed).toEqual([['a'], ['b', 'c']])
  gather.stop()
})

test('hands on nothing after it was stopped', async () => {
  const handed: string[][] = []
  const gather = createGather(10, (ids) => handed.push([...ids]))
  gather.add(['a'])
  gather.add(['b'])
  gather.stop()
  await wait(30)
  expect(handed).toEqual([['a']])
})
