import { z } from 'zod'
import { DiagnosticSet } from '#schema/diagnostics.ts'

/** What the Diagnostics screen adds to the address: one session alone, and the rows that are open. */
export const DiagnosticsSearch = z.object({
  session: z.string().min(1).max(255).optional().catch(undefined),
  rows: DiagnosticSet.optional().catch(undefined),
  what: z.string().max(300).optional().catch(undefined),
})
export type DiagnosticsSearch = z.infer<typeof DiagnosticsSearch>
