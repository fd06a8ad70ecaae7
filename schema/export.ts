import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { ExportFormat, TextFile } from './usage.ts'

const Slugs = z.array(z.string().max(4096)).optional()

/** What can be exported at the path of its document. */
export const exportOperations = defineOperations({
  'export.usage': {
    summary: 'Usage of all projects as a CSV or JSON file, by day and by project and model',
    kind: 'download',
    access: 'local',
    input: z.object({
      format: ExportFormat,
      period: z
        .enum(['today', 'week', 'month', 'all'])
        .optional()
        .describe('absent: today, the last 7 and the last 30 days in one file'),
      provider: z.string().max(200).optional(),
      project: Slugs.describe('folder names below projects/; absent: all'),
      exclude: Slugs.describe('folder names to leave out'),
    }),
    output: TextFile,
    http: {
      method: 'GET',
      path: '/api/export',
      repeated: ['project', 'exclude'],
      invalidStatus: 422,
    },
  },
})
