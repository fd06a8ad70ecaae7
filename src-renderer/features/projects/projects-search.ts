import { z } from 'zod'

/** What the list of projects adds to the address. */
export const ProjectsSearch = z.object({
  sort: z.string().max(20).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
})
export type ProjectsSearch = z.infer<typeof ProjectsSearch>
