import { dayInZone } from '#renderer/lib/days.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { clockTime, dayAndTime, exactTime, localZone } from '#renderer/lib/time.ts'
import type { AppStatus } from '#schema/app.ts'
import { isRebuilding } from '#schema/ingest.ts'

interface Situation {
  readonly status: Pick<AppStatus, 'watching' | 'ingest'>
  readonly isConnected: boolean
  /** What the engine says is wrong, if anything. */
  readonly trouble: string | null
  readonly now: number
}

/** How it stands with the numbers, in a word. */
export type Tone = 'live' | 'still' | 'reading' | 'bad'

/** What is read out when the tone changes, and only then: nothing in it counts. */
export const spokenTones: Readonly<Record<Tone, string>> = {
  live: 'The numbers follow what agents write.',
  still: 'The numbers stand still.',
  reading: 'Transcripts are read; the numbers grow.',
  bad: 'The numbers are old.',
}

/** What the window says of its numbers. */
export interface FreshnessWords {
  readonly tone: Tone
  readonly text: string
  readonly hint: string
}

const asOf = (at: number | null, now: number): string => {
  if (at === null) return 'not read yet'
  const isToday = dayInZone(at, localZone()) === dayInZone(now, localZone())
  return `as of ${isToday ? clockTime(at) : dayAndTime(at, now)}`
}

/** What the window says of its numbers, worst news first. */
export const freshnessOf = ({ status, isConnected, trouble, now }: Situation): FreshnessWords => {
  const { phase, filesDone, filesTotal, asOf: readAt, trouble: unread } = status.ingest
  const read = readAt === null ? 'Nothing was read yet.' : `Last read ${exactTime(readAt)}.`
  if (trouble !== null) return { tone: 'bad', text: asOf(readAt, now), hint: trouble }
  if (!isConnected)
    return {
      tone: 'bad',
      text: `not connected · ${asOf(readAt, now)}`,
      hint: 'Rearview does not answer. The numbers are the last it gave; this page keeps trying.',
    }
  if (unread !== null)
    return { tone: 'bad', text: asOf(readAt, now), hint: `Reading could not go on: ${unread}` }
  if (phase === 'stopped')
    return {
      tone: 'still',
      text: `stopped at ${exactCount(filesDone)} of ${exactCount(filesTotal)} files`,
      hint: `Reading was stopped; what is new still shows. ${read}`,
    }
  if (phase === 'reading' && isRebuilding(status.ingest))
    return {
      tone: 'reading',
      text: `rebuilding ${exactCount(filesDone)} of ${exactCount(filesTotal)} files`,
      hint: 'The numbers stay as they are until the new ones are whole.',
    }
  if (phase !== 'live')
    return {
      tone: 'reading',
      text:
        filesTotal === 0
          ? 'looking for transcripts'
          : `reading ${exactCount(filesDone)} of ${exactCount(filesTotal)} files`,
      hint: 'The numbers grow until all files are read.',
    }
  if (!status.watching)
    return { tone: 'still', text: asOf(readAt, now), hint: `Folders are not watched. ${read}` }
  return { tone: 'live', text: 'live', hint: `New records appear by themselves. ${read}` }
}
