import { expect, onTestFinished, test } from 'vitest'
import { createGather } from './gather.ts'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

const setUp = (everyMs: number, work: () => Promise<unknown> = async () => undefined) => {
  const handed: string[][] = []
  const gather = createGather(everyMs, (ids) => {
    handed.push([...ids])
    return work()
  })
  onTestFinished(gather.stop)
  return { handed, gather }
}

test('hands on the first at once and the rest together', async () => {
  const { handed, gather } = setUp(20)
  gather.add(['a'])
  gather.add(['b'])
  gather.add(['c', 'b'])
  expect(handed).toEqual([['a']])
  await wait(40)
  expect(handed).toEqual([['a'], ['b', 'c']])
  await wait(40)
  gather.add(['d'])
  expect(handed).toEqual([['a'], ['b', 'c'], ['d']])
})

test('waits for what it handed on last, however long that takes', async () => {
  const ends: (() => void)[] = []
  const { handed, gather } = setUp(1, () => new Promise<void>((end) => ends.push(end)))
  gather.add(['a'])
  gather.add(['b'])
  await wait(40)
  gather.add(['c'])
  expect(handed).toEqual([['a']])
  ends[0]?.()
  await wait(10)
  expect(handed).toEqual([['a'], ['b', 'c']])
})

test('goes on after a round that failed', async () => {
  const { handed, gather } = setUp(1, () => Promise.reject(new Error('lost')))
  gather.add(['a'])
  gather.add(['b'])
  await wait(20)
  expect(handed).toEqual([['a'], ['b']])
})

test('hands on nothing after it was stopped', async () => {
  const { handed, gather } = setUp(10)
  gather.add(['a'])
  gather.add(['b'])
  gather.stop()
  await wait(30)
  expect(handed).toEqual([['a']])
})
