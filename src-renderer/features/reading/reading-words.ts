import { exactCount, formatBytes, formatDuration } from '#renderer/lib/format.ts'
import { type IngestProgress, isRebuilding } from '#schema/ingest.ts'

/** Less than this is read before anybody has looked. */
const leastFiles = 20
const leastBytes = 16_000_000

/** Whether a reading is worth a card of its own. */
export const isLongReading = (progress: IngestProgress): boolean => {
  const { phase, filesTotal, bytesTotal } = progress
  if (phase !== 'reading') return phase === 'stopped'
  return isRebuilding(progress) || filesTotal >= leastFiles || bytesTotal >= leastBytes
}

/** What a reading under way is called, what it means for the numbers, and how to end it. */
export const readingWords = (progress: IngestProgress) =>
  isRebuilding(progress)
    ? {
        title: 'Rebuilding the index from the library',
        note: 'The numbers below stay as they are until it is done',
        cancel: 'Cancel rebuilding',
      }
    : {
        title: 'Reading transcripts',
        note: 'The numbers below grow as it goes on',
        cancel: 'Cancel reading',
      }

/** How far reading is: "312 of 1,204 files · 148 MB of 512 MB". */
export const progressWords = (progress: IngestProgress): string => {
  const { filesDone, filesTotal, bytesDone, bytesTotal } = progress
  return `${exactCount(filesDone)} of ${exactCount(filesTotal)} files · ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`
}

/** How long it still takes, marked as the estimate it is; empty while nobody can say. */
export const timeLeftWords = (ms: number | null): string =>
  ms === null ? '' : `≈ ${formatDuration(Math.max(1_000, ms))} left`
