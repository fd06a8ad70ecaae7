/** Collects ids and hands them on together. */
export interface Gather {
  readonly add: (ids: readonly string[]) => void
  readonly stop: () => void
}

/** Hands on the first at once and the rest at most once per interval. */
export const createGather = (
  everyMs: number,
  handOn: (ids: ReadonlySet<string>) => void,
): Gather => {
  let waiting: Set<string> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (!waiting) return
    const ids = waiting
    waiting = undefined
    timer = setTimeout(flush, everyMs)
    handOn(ids)
  }
  return {
    add: (ids) => {
      waiting = new Set([...(waiting ?? []), ...ids])
      if (timer === undefined) flush()
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
