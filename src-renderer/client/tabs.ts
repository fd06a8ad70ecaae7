import { z } from 'zod'

/** What tabs of one browser tell each other. */
const TabMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notice'), name: z.string(), data: z.string() }),
  z.object({ kind: z.literal('opened'), quietMs: z.number().default(0) }),
  z.object({ kind: z.literal('failed') }),
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('state'), isConnected: z.boolean() }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
  z.object({ kind: z.literal('admitted') }),
])
export type TabMessage = z.infer<typeof TabMessage>

/** The other tabs: what is told reaches all of them, not the teller. */
export interface Tabs {
  readonly tell: (message: TabMessage) => void
  /** Answers how to stop listening. */
  readonly listen: (listener: (message: TabMessage) => void) => () => void
}

const createTabs = (channel: BroadcastChannel): Tabs => ({
  tell: (message) => channel.postMessage(message),
  listen: (listener) => {
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      // A tab of another version may say what this one does not know.
      const parsed = TabMessage.safeParse(data)
      if (parsed.success) listener(parsed.data)
    }
    channel.addEventListener('message', onMessage)
    return () => channel.removeEventListener('message', onMessage)
  },
})

let opened: Tabs | undefined

/** The other tabs of this browser; undefined where it cannot reach them, or there are none. */
export const otherTabs = (): Tabs | undefined => {
  if (typeof window === 'undefined' || window.bridge || !('BroadcastChannel' in window)) return
  opened ??= createTabs(new BroadcastChannel('rearview'))
  return opened
}
