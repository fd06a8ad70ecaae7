import { expect, test } from 'vitest'
import { createConnection } from './connection.ts'
import type { StreamEvents } from './event-stream.ts'
import { createSharedStream } from './shared-stream.ts'
import type { TabMessage, Tabs } from './tabs.ts'

type Hear = (message: TabMessage) => void

/** Tabs of one browser: what one tells, the others hear at once. */
const createBrowser = () => {
  const tabs = new Set<Set<Hear>>()
  const waiting: (() => void)[] = []
  let isHeld = false
  const next = () => {
    isHeld = false
    waiting.shift()?.()
  }
  const request = async (
    _name: string,
    { signal }: { signal: AbortSignal },
    lead: () => unknown,
  ) => {
    if (isHeld) await new Promise<void>((go) => waiting.push(go))
    if (signal.aborted) return next()
    isHeld = true
    await lead()
    next()
  }
  const join = (): Tabs => {
    const mine = new Set<Hear>()
    tabs.add(mine)
    return {
      tell: (message) => {
        for (const other of tabs) if (other !== mine) for (const hear of other) hear(message)
      },
      listen: (hear) => {
        mine.add(hear)
        return () => mine.delete(hear)
      },
    }
  }
  return { join, locks: { request } as unknown as LockManager }
}

const openTab = ({ join, locks }: ReturnType<typeof createBrowser>) => {
  const said: string[] = []
  const connection = createConnection(() => said.push('read again'))
  let own: StreamEvents | undefined
  const stream = createSharedStream(
    {
      tabs: join(),
      locks,
      createOwn: (events) => ({
        start: () => {
          own = events
        },
        stop: () => {
          own = undefined
        },
      }),
    },
    { ...connection.events, onNotice: (name) => said.push(name) },
  )
  stream.start()
  return { said, stream, connection, own: () => own }
}

/** There was no notice since the page began. */
const untilNow = Number.POSITIVE_INFINITY

const settle = () => new Promise((done) => setTimeout(done, 0))

test('opens one stream for all tabs and tells every one of them', async () => {
  const browser = createBrowser()
  const [first, second] = [openTab(browser), openTab(browser)]
  await settle()
  first.own()?.onOpen(untilNow)
  first.own()?.onNotice('store.changed', '{}')
  expect(second.own()).toBeUndefined()
  expect(first.said).toEqual(['store.changed'])
  expect(second.said).toEqual(['store.changed'])
})

test('lets the next tab take over, and all read again', async () => {
  const browser = createBrowser()
  const first = openTab(browser)
  await settle()
  first.own()?.onOpen(untilNow)
  const [second, third] = [openTab(browser), openTab(browser)]
  first.stream.stop()
  await settle()
  expect(first.own()).toBeUndefined()
  second.own()?.onOpen(untilNow)
  second.own()?.onNotice('store.changed', '{}')
  expect(second.said).toEqual(['read again', 'store.changed'])
  expect(third.said).toEqual(['read again', 'store.changed'])
  expect(first.said).toEqual([])
})

test('shows in every tab whether the stream flows, also in one that joins later', async () => {
  const browser = createBrowser()
  const first = openTab(browser)
  await settle()
  first.own()?.onOpen(untilNow)
  first.own()?.onFail(true)
  const later = openTab(browser)
  expect(later.connection.isConnected()).toBe(false)
  first.own()?.onOpen(untilNow)
  expect(later.connection.isConnected()).toBe(true)
  expect(later.said).toEqual(['read again'])
})

test('goes on with a stream of its own where there are no locks', async () => {
  const browser = createBrowser()
  const locks = { request: () => Promise.reject(new Error('forbidden')) }
  const tab = openTab({ ...browser, locks: locks as unknown as LockManager })
  await settle()
  expect(tab.own()).toBeDefined()
})

test('can be started again after it was stopped', async () => {
  const browser = createBrowser()
  const tab = openTab(browser)
  await settle()
  tab.stream.stop()
  tab.stream.start()
  await settle()
  expect(tab.own()).toBeDefined()
})

test('reads again in every tab that asked before the newest notice', async () => {
  const browser = createBrowser()
  const [first, second] = [openTab(browser), openTab(browser)]
  await settle()
  first.own()?.onOpen(0)
  expect(first.said).toEqual(['read again'])
  expect(second.said).toEqual(['read again'])
})
