import { expect, test } from 'vitest'
import { RestartWaits } from './restart-waits.ts'

test('each try to start again waits twice as long, at most half a minute', () => {
  const waits = new RestartWaits()
  expect(Array.from({ length: 8 }, () => waits.next() / 1000)).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
})

test('a worker that dies at once after each start does not begin anew, a steady one does', () => {
  let now = 0
  const waits = new RestartWaits(() => now)
  const diesAfter = (ms: number): number => {
    waits.started()
    now += ms
    waits.lost()
    return waits.next()
  }
  expect([diesAfter(10), diesAfter(59_999), diesAfter(0)]).toEqual([1000, 2000, 4000])
  expect(diesAfter(60_000)).toBe(1000)
})
