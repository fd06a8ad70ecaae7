import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEventStream } from './event-stream.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Stands for the browser's: a test says what happens on the line. */
class FakeSource extends EventTarget {
  onerror: (() => void) | null = null
  readyState = 0
  isClosed = false
  close() {
    this.isClosed = true
  }
}

const record = () => {
  const sources: FakeSource[] = []
  const said: string[] = []
  const stream = createEventStream(
    () => {
      const source = new FakeSource()
      sources.push(source)
      return source as unknown as EventSource
    },
    {
      onNotice: (name, data) => said.push(`${name} ${data}`),
      onOpen: (quietMs) => said.push(`open after ${quietMs}`),
      onFail: (isAnswered) => said.push(isAnswered ? 'refused' : 'lost'),
    },
  )
  return { sources, said, stream }
}

test('opens a stream that was lost again, later each time', () => {
  const { sources, said, stream } = record()
  stream.start()
  sources[0]?.onerror?.()
  expect(sources[0]?.isClosed).toBe(true)
  vi.advanceTimersByTime(500)
  expect(sources).toHaveLength(2)
  sources[1]?.onerror?.()
  vi.advanceTimersByTime(999)
  expect(sources).toHaveLength(2)
  vi.advanceTimersByTime(1)
  sources[2]?.dispatchEvent(new MessageEvent('stream.opened', { data: '{"quietMs":7}' }))
  sources[2]?.dispatchEvent(new MessageEvent('engine.state', { data: '{}' }))
  expect(said).toEqual(['lost', 'lost', 'open after 7', 'engine.state {}'])
})

test('tells an answer that is no stream from a line that broke', () => {
  const { sources, said, stream } = record()
  stream.start()
  const [source] = sources
  if (source) source.readyState = 2
  source?.onerror?.()
  expect(said).toEqual(['refused'])
})

test('tries no more once stopped, and at once when started again', () => {
  const { sources, stream } = record()
  stream.start()
  sources[0]?.onerror?.()
  stream.stop()
  vi.advanceTimersByTime(60_000)
  expect(sources).toHaveLength(1)
  stream.start()
  expect(sources).toHaveLength(2)
})

test('takes a stream that does not say for how long it was quiet as one that was not', () => {
  const { sources, said, stream } = record()
  stream.start()
  for (const data of ['', '{}', '{"quietMs":"long"}'])
    sources[0]?.dispatchEvent(new MessageEvent('stream.opened', { data }))
  expect(said).toEqual(['open after 0', 'open after 0', 'open after 0'])
})
