import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** `thorough` goes over it again and moves what lives together, so that pages become free. */
const ways = {
  quick: { type: 'major', execution: 'sync' },
  thorough: { type: 'major', execution: 'sync', flavor: 'last-resort' },
} as const

/**
 * Collects the garbage of this thread at once. A thread that rests is never asked to by itself, so
 * it would keep what a long piece of work left behind, beside the threads that go on with it.
 */
export const giveMemoryBack = (way: keyof typeof ways = 'thorough'): void => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect(ways[way])
}
