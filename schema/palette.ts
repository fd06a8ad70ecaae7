import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'

/** A place that the palette goes to. */
const Place = z.object({
  label: z.string(),
  detail: z.string().nullable().describe('said beside it, quietly'),
})

/** What can be asked by the palette. */
export const paletteOperations = defineOperations({
  'palette.find': {
    summary: 'Projects and sessions by some letters of their name, best match first',
    kind: 'query',
    access: 'local',
    input: z.object({
      q: z.string().max(200).default('').describe('none: what was worked on last'),
      limit: z.coerce.number<number>().int().min(1).max(50).default(8),
    }),
    output: z.object({
      projects: z.array(Place.extend({ key: z.string() })),
      sessions: z.array(Place.extend({ id: SessionId, lastAt: z.number().nullable() })),
    }),
    http: { method: 'GET', path: '/api/app/palette' },
  },
})
