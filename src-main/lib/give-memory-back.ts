import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collects more than once, the last time moving what lives together, so that pages become free. */
const thorough = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/**
 * Collects the garbage of this thread at once. A thread that rests is never asked to by itself, so
 * it would keep what a long piece of work left behind, beside the threads that go on with it.
 */
export const giveMemoryBack = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect(thorough)
}
