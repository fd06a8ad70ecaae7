/** Collects ids and hands them on together. */
export interface Gather {
  readonly add: (ids: readonly string[]) => void
  readonly stop: () => void
}

/**
 * Hands on the first at once and the rest together: at most once per interval, and not before what
 * was handed on last is done, or a slow answer would be asked for again and again and never come.
 */
export const createGather = (
  everyMs: number,
  handOn: (ids: ReadonlySet<string>) => Promise<unknown>,
): Gather => {
  let waiting: Set<string> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0
  let isUnderWay = false
  const interval = () =>
    new Promise<void>((done) => {
      timer = setTimeout(done, everyMs)
    })
  const flush = async () => {
    const mine = round
    while (waiting && mine === round) {
      const ids = waiting
      waiting = undefined
      isUnderWay = true
      await Promise.allSettled([handOn(ids), interval()])
    }
    if (mine === round) isUnderWay = false
  }
  return {
    add: (ids) => {
      waiting = new Set([...(waiting ?? []), ...ids])
      if (!isUnderWay) void flush()
    },
    stop: () => {
      clearTimeout(timer)
      round += 1
      isUnderWay = false
      waiting = undefined
    },
  }
}
