/**
 * Passes a value on at once, then at most every `ms`; the last one is never lost, unless the thread
 * ends: it does not wait for this. One that says something else than the one before it (`kindOf`)
 * does not wait.
 */
export const throttle = <T>(
  ms: number,
  pass: (value: T) => void,
  kindOf: (value: T) => unknown = () => null,
): ((value: T) => void) => {
  let waiting: { value: T } | null = null
  let timer: NodeJS.Timeout | null = null
  let kind: unknown = null
  const tick = (): void => {
    timer = null
    if (!waiting) return
    const { value } = waiting
    waiting = null
    pass(value)
    timer = setTimeout(tick, ms)
    timer.unref()
  }
  return (value) => {
    const isOther = kindOf(value) !== kind
    kind = kindOf(value)
    waiting = { value }
    if (timer && isOther) clearTimeout(timer)
    if (!timer || isOther) tick()
  }
}

/** Like {@link throttle}, but collects the members of all lists that arrive in between. */
export const coalesce = <T>(
  ms: number,
  pass: (all: readonly T[]) => void,
): ((some: readonly T[]) => void) => {
  const collected = new Set<T>()
  const flush = throttle<void>(ms, () => {
    const all = [...collected]
    collected.clear()
    pass(all)
  })
  return (some) => {
    if (some.length === 0) return
    for (const one of some) collected.add(one)
    flush()
  }
}
