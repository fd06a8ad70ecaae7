import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Revival, revivePage } from './revive-page.ts'

const setUp = (response: number) => {
  const events = new EventEmitter()
  const done: string[] = []
  let now = 0
  const contents = Object.assign(events, { reload: () => void done.push('reload') })
  revivePage({
    contents: contents as unknown as Revival['contents'],
    ask: async ({ message }) => {
      done.push(String(message))
      return { response }
    },
    quit: () => void done.push('quit'),
    now: () => now,
  })
  const crash = async (reason = 'crashed') => {
    events.emit('render-process-gone', {}, { reason, exitCode: 1 })
    await new Promise((settled) => setTimeout(settled, 0))
  }
  const wait = (ms: number) => {
    now += ms
  }
  return { done, crash, wait }
}

const question = 'The window of Rearview stopped working again.'

test('a page that crashed is loaded anew, and again where that lasted', async () => {
  const { done, crash, wait } = setUp(1)
  await crash()
  wait(61_000)
  await crash('oom')
  expect(done).toEqual(['reload', 'reload'])
})

test('a page that crashes again at once asks whether to go on', async () => {
  const trying = setUp(0)
  await trying.crash()
  await trying.crash()
  expect(trying.done).toEqual(['reload', question, 'reload'])
  const quitting = setUp(1)
  await quitting.crash()
  await quitting.crash()
  expect(quitting.done).toEqual(['reload', question, 'quit'])
})

test('a page that was closed is left alone', async () => {
  const { done, crash } = setUp(0)
  await crash('clean-exit')
  expect(done).toEqual([])
})
