import { z } from 'zod'

/** A local calendar day, `YYYY-MM-DD`. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Give a day as YYYY-MM-DD', abort: true })
  .refine((day) => {
    const date = new Date(`${day}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  }, 'There is no such day')

const isTimezone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** An IANA time zone such as `Europe/Berlin`. */
export const Timezone = z.string().max(80).refine(isTimezone, 'There is no such time zone')

/**
 * The filter bar: a period in local days (both included), one project, one model.
 * Absent means all. The zone is the machine's own where none is given.
 */
export const Filter = z.object({
  since: Day.optional(),
  until: Day.optional(),
  timezone: Timezone.optional(),
  project: z.string().min(1).max(4096).optional().describe('key of a project, see projects.list'),
  model: z.string().min(1).max(200).optional().describe('model id as the transcript names it'),
})
export type Filter = z.infer<typeof Filter>
