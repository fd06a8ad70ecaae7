import { z } from 'zod'
import { defineOperations } from './operation.ts'

/** Which store answers from now on. */
export const Shown = z.object({ isSample: z.boolean() })
export type Shown = z.infer<typeof Shown>

/** What can be asked of the sample, a store of made-up sessions apart from a person's own. */
export const sampleOperations = defineOperations({
  'sample.open': {
    summary:
      'Answer from made-up sessions until they are closed; what is one’s own stays untouched',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: Shown,
    http: { method: 'POST', path: '/api/app/sample/open' },
  },
  'sample.close': {
    summary: 'Answer from one’s own data again and remove the made-up sessions',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: Shown,
    http: { method: 'POST', path: '/api/app/sample/close' },
  },
})
