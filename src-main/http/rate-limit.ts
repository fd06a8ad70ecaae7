/** Counts events per key over one minute. */
export interface RateLimit {
  /** Counts one more; false when the minute already holds all that are allowed. */
  readonly allow: (key: string) => boolean
}

const minuteMs = 60_000
/** Keys are addresses of callers: more than this at once is an attack, not use. */
const maxKeys = 10_000

/** Counts calls by address over one minute. */
export const createRateLimit = (perMinute: number, now: () => number = Date.now): RateLimit => {
  const windows = new Map<string, { readonly since: number; count: number }>()
  const forgetOld = (time: number) => {
    for (const [key, window] of windows) {
      if (time - window.since >= minuteMs) windows.delete(key)
    }
    if (windows.size >= maxKeys) windows.clear()
  }
  return {
    allow: (key) => {
      const time = now()
      const window = windows.get(key)
      if (window && time - window.since < minuteMs) {
        window.count += 1
        return window.count <= perMinute
      }
      if (windows.size >= maxKeys) forgetOld(time)
      windows.set(key, { since: time, count: 1 })
      return perMinute >= 1
    },
  }
}
