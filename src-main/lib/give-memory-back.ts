import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Goes over it more than once and moves what lives together, so that pages become free. */
const thorough = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Of this thread; undefined until it is asked for. */
let collect: unknown

/** Flags are of the whole process: it stays set, as another thread may be asking at this moment. */
const collector = (): unknown => {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('globalThis.gc') ?? null
  }
  return collect
}

/**
 * Collects the garbage of this thread at once. A thread that rests is never asked to by itself, so
 * it would keep what a long piece of work left behind, beside the threads that go on with it.
 */
export const giveMemoryBack = (): void => {
  const run = collector()
  if (typeof run === 'function') run(thorough)
}
