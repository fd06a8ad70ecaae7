import { useState } from 'react'
import { useNotice } from '#renderer/client/use-notices.ts'
import { addSample, type Sample, timeLeft } from '#renderer/lib/time-left.ts'

/** How long reading still takes by the notices of the last seconds, in ms; null: unknown. */
export const useTimeLeft = (bytesTotal: number): number | null => {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useNotice('ingest.progress', ({ phase, bytesDone }) => {
    if (phase !== 'reading') return setSamples([])
    setSamples((before) => addSample(before, { at: Date.now(), bytes: bytesDone }))
  })
  return timeLeft(samples, bytesTotal)
}
