import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects the garbage of this thread at once. A thread that rests is never asked to by itself, so
 * it would keep what a long piece of work left behind, beside the threads that go on with it.
 */
export const giveMemoryBack = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect()
}
