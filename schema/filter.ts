import { z } from 'zod'

/** A local calendar day, `YYYY-MM-DD`. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Give a day as YYYY-MM-DD', abort: true })
  .refine((day) => {
    const date = new Date(`${day}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  }, 'There is no such day')

/** Zones known to exist: to look one up takes longer than all else of a filter. */
const knownZones = new Set<string>()
/** People use few; more of them are somebody's attempt to fill memory with ways to write one. */
const mostKnown = 1000

const isTimezone = (zone: string): boolean => {
  if (knownZones.has(zone)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    if (knownZones.size < mostKnown) knownZones.add(zone)
    return true
  } catch {
    return false
  }
}

/** An IANA time zone such as `Europe/Berlin`. */
export const Timezone = z.string().max(80).refine(isTimezone, 'There is no such time zone')

/** Most values one filter names; an address has no room for more. */
const mostNamed = 100

const names = (longest: number) => z.array(z.string().min(1).max(longest)).max(mostNamed).optional()

/** Fields of a filter that name several things; over HTTP each is a repeated parameter. */
export const filterLists = ['project', 'model', 'provider', 'tag'] as const

/**
 * The filter bar: a period in local days (both included), projects, models, providers and tags.
 * Absent or empty means all; what is named in several lists passes where it passes each.
 * The zone is the machine's own where none is given.
 */
export const Filter = z.object({
  since: Day.optional(),
  until: Day.optional(),
  timezone: Timezone.optional(),
  project: names(4096).describe('keys of projects, see projects.list'),
  model: names(200).describe('model ids as the transcripts name them'),
  provider: names(80).describe('agents that wrote the transcripts, such as claude-code'),
  tag: names(100).describe('tags of sessions; one that carries any of them passes'),
})
export type Filter = z.infer<typeof Filter>
