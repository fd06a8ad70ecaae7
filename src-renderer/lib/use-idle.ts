import { useEffect, useState } from 'react'

/** Once the first screen has been drawn there is no need to wait again. */
let isPast = false

/** Longest wait for the browser to have nothing to do, in milliseconds. */
const longestMs = 1500

/**
 * Becomes true when `isReady` and the browser has time: for what lies below the fold and must not
 * slow down what is seen first.
 */
export const useIdle = (isReady: boolean): boolean => {
  const [isIdle, setIdle] = useState(isPast)
  useEffect(() => {
    if (!isReady || isIdle) return
    const begin = () => {
      isPast = true
      setIdle(true)
    }
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(begin, 50)
      return () => clearTimeout(timer)
    }
    const waiting = window.requestIdleCallback(begin, { timeout: longestMs })
    return () => window.cancelIdleCallback(waiting)
  }, [isReady, isIdle])
  return isIdle
}
