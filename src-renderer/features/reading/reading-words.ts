import { exactCount, formatBytes, formatDuration } from '#renderer/lib/format.ts'
import type { IngestProgress } from '#schema/ingest.ts'

/** Less than this is read before anybody has looked. */
const leastFiles = 20
const leastBytes = 16_000_000

/** Whether a reading is worth a card of its own. */
export const isLongReading = ({ phase, filesTotal, bytesTotal }: IngestProgress): boolean =>
  phase === 'stopped' ||
  (phase === 'reading' && (filesTotal >= leastFiles || bytesTotal >= leastBytes))

/** How far reading is: "312 of 1,204 files · 148 MB of 512 MB". */
export const progressWords = (progress: IngestProgress): string => {
  const { filesDone, filesTotal, bytesDone, bytesTotal } = progress
  return `${exactCount(filesDone)} of ${exactCount(filesTotal)} files · ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`
}

/** How long it still takes, marked as the estimate it is; empty while nobody can say. */
export const timeLeftWords = (ms: number | null): string =>
  ms === null ? '' : `≈ ${formatDuration(Math.max(1_000, ms))} left`
