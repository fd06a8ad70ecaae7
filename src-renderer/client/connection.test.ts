import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createConnection } from './connection.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const record = () => {
  const onGap = vi.fn()
  const connection = createConnection(onGap)
  const after = (ms: number) => {
    vi.advanceTimersByTime(ms)
    return connection.events
  }
  return { connection, onGap, after }
}

test('reads nothing again where no notice was sent since the page began', () => {
  const { onGap, after } = record()
  after(900).onOpen(900)
  expect(onGap).not.toHaveBeenCalled()
})

test('reads again where a notice was sent before the stream opened', () => {
  const { onGap, after } = record()
  after(900).onOpen(899)
  expect(onGap).toHaveBeenCalledOnce()
})

test('reads again whenever the stream flows after a gap', () => {
  const { connection, onGap, after } = record()
  after(100).onOpen(60_000)
  after(10).onFail(false)
  expect(connection.isConnected()).toBe(false)
  after(500).onOpen(60_000)
  expect(onGap).toHaveBeenCalledOnce()
})
