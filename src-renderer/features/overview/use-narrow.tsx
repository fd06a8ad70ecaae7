import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { useActiveTooltipLabel } from 'recharts'
import { type Press, usePick } from '#renderer/client/use-pick.ts'
import type { Bucket } from './daily-buckets.ts'

/** Narrows the filter to a bar, or to one model of it. */
export const useNarrow = (): ((bucket: Bucket, press: Press, model?: string) => void) => {
  const { pick } = usePick()
  return ({ since, until }, press, model) =>
    pick({ since, until, ...(model ? { model } : {}) }, press)
}

/** Inside a chart: tells which bar the arrow keys have reached. */
export const ReportActive = ({ onActive }: { readonly onActive: (label: unknown) => void }) => {
  const label = useActiveTooltipLabel()
  useEffect(() => onActive(label), [label, onActive])
  return null
}

/** Enter on the bar the arrow keys stand on narrows the filter to it. */
export const useEnter = (
  buckets: readonly Bucket[],
  onEnter: (bucket: Bucket, press: Press) => void,
) => {
  const active = useRef<unknown>(undefined)
  const onActive = useCallback((label: unknown) => {
    active.current = label
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const bucket = buckets.find(({ since }) => since === active.current)
    if (bucket) onEnter(bucket, event)
  }
  return { onActive, onKeyDown }
}
