import { z } from 'zod'

const id = z.string().min(1).max(255).optional().catch(undefined)

/** What is compared: two sessions by their ids, or, where `models` is there, models. */
export const CompareSearch = z.object({
  a: id,
  b: id,
  models: z.string().max(10).optional().catch(undefined),
})
export type CompareSearch = z.infer<typeof CompareSearch>
