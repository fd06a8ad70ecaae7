import { z } from 'zod'

/** How one thing stands. `warning`: nothing is wrong, but a person should know. */
export const CheckState = z.enum(['ok', 'warning', 'failed', 'repaired', 'skipped'])
export type CheckState = z.infer<typeof CheckState>

/** One thing that was looked at. */
export const Check = z.object({
  name: z.string(),
  state: CheckState,
  count: z.number().int().nonnegative().describe('things looked at; what they are, `detail` says'),
  detail: z.string().describe('what was found, for a person'),
  ms: z.number().nonnegative(),
})
export type Check = z.infer<typeof Check>

/** What a look through the whole store found. */
export const DoctorReport = z.object({
  dataDir: z.string(),
  healthy: z.boolean().describe('nothing failed, or what failed was repaired'),
  checks: z.array(Check),
})
export type DoctorReport = z.infer<typeof DoctorReport>
