import { useDeferredValue, useEffect } from 'react'

/** Only the first drawing of a page has figures that anyone waits for. */
let isPast = false

/**
 * False while a page is drawn for the first time, true as soon as that stands: for what takes long
 * to draw, such as a chart, and would keep the figures around it waiting.
 */
export const useLater = (): boolean => {
  const isDue = useDeferredValue(true, isPast)
  useEffect(() => {
    if (isDue) isPast = true
  }, [isDue])
  return isDue
}
